package org.mixmim.model.kernel;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.file.CrashMarker;
import org.mixmim.model.kernel.KernelReport.Machine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the fastest kernels of every device of this machine: searched for once, kept in a folder
 * for later runs of the program. While it searches a marker lies in the folder; one that was left
 * behind says that a kernel ended the program, and from then on plain kernels are used.
 */
public final class KernelLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(KernelLibrary.class);

  private final Path folder;
  private final Map<Machine, KernelReport> reports = new ConcurrentHashMap<>();
  private final Object searching = new Object();

  /**
   * A library of what a folder keeps.
   *
   * @param folder made at the first search; if it cannot be written, every run searches anew
   */
  public KernelLibrary(Path folder) {
    this.folder = folder;
  }

  /**
   * What is known of a device's kernels without searching. Never waits for a search.
   *
   * @param device where
   * @return the report; empty if nobody has searched yet
   */
  public Optional<KernelReport> known(Device device) {
    Machine machine = machine(device);
    return Optional.ofNullable(reports.get(machine)).or(() -> kept(machine));
  }

  private Optional<KernelReport> kept(Machine machine) {
    CrashMarker marker = marker(machine.device());
    Optional<KernelReport> kept =
        marker.isLeftBehind()
            ? Optional.of(
                KernelReport.plain(
                    machine,
                    new KernelException(
                        null, "kernel.crashed", machine.device(), marker.file().toString())))
            : KernelReportFile.read(file(machine.device()), machine);
    kept.ifPresent(report -> reports.put(machine, report));
    return kept;
  }

  /**
   * What is known of a device's kernels; searches for them, which takes seconds, if nobody has.
   *
   * @param device where
   * @param manager of that device
   * @return the report
   */
  public KernelReport report(Device device, NDManager manager) {
    return report(device, manager, () -> false);
  }

  /**
   * The same, for someone who may lose patience.
   *
   * @param device where
   * @param manager of that device
   * @param stop asked between two trials; once true, the search ends without a result
   * @return the report
   * @throws CancellationException if stopped
   */
  public KernelReport report(Device device, NDManager manager, BooleanSupplier stop) {
    synchronized (searching) {
      return known(device).orElseGet(() -> search(device, manager, stop));
    }
  }

  private static Machine machine(Device device) {
    return new Machine(
        device.toString(),
        TorchEngine.processor(device),
        Engine.getEngine("PyTorch").getVersion(),
        JniUtils.getNumThreads());
  }

  /**
   * Forgets what was found for a device, so that its next use searches anew.
   *
   * @param device which
   * @throws KernelException if the folder cannot be written
   */
  public void forget(Device device) {
    synchronized (searching) {
      reports.keySet().removeIf(machine -> machine.device().equals(device.toString()));
      try {
        Files.deleteIfExists(file(device.toString()));
        marker(device.toString()).remove();
      } catch (IOException e) {
        throw new KernelException(e, "kernel.not-forgotten", folder);
      }
    }
  }

  /** Leaves nothing of the hundreds of megabytes that it tries kernels on. */
  private KernelReport search(Device device, NDManager manager, BooleanSupplier stop) {
    try {
      return search(machine(device), manager, TorchEngine.recorder(device), stop);
    } finally {
      TorchEngine.releaseFreed(device);
    }
  }

  private KernelReport search(
      Machine machine, NDManager manager, Optional<PassRecorder> recorder, BooleanSupplier stop) {
    KernelReport report;
    try (CrashMarker _ = marker(machine.device()).set()) {
      report = new KernelProbe(manager, machine, recorder, stop).run();
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException failure) {
      LOG.info("the search for kernels failed", failure);
      report =
          KernelReport.plain(
              machine,
              failure instanceof KernelException known
                  ? known
                  : new KernelException(
                      failure, "kernel.search-failed", machine.device(), String.valueOf(failure)));
    }
    reports.put(machine, report);
    keep(machine, report);
    return report;
  }

  private void keep(Machine machine, KernelReport report) {
    if (report.problem().isEmpty()) {
      try {
        Files.createDirectories(folder);
        KernelReportFile.write(file(machine.device()), report);
      } catch (IOException e) {
        LOG.info("what was found about kernels cannot be kept in {}", folder, e);
      }
    }
  }

  private Path file(String device) {
    return folder.resolve("kernels-" + device.replace(':', '-') + ".json");
  }

  private CrashMarker marker(String device) {
    return new CrashMarker(folder.resolve("kernels-" + device.replace(':', '-') + ".searching"));
  }
}
