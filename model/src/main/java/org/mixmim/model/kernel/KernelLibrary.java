package org.mixmim.model.kernel;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Processor;
import org.mixmim.model.kernel.KernelReport.Machine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the fastest kernels of every device of this machine: found at the first use of a device,
 * kept in a folder for later runs of the program. While it searches a marker file lies in the
 * folder; one that was left behind says that a kernel ended the program, and from then on plain
 * kernels are used.
 */
public final class KernelLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(KernelLibrary.class);

  private final Path folder;
  private final Map<Machine, KernelReport> reports = new HashMap<>();

  /**
   * A library of what a folder keeps.
   *
   * @param folder made at the first search; if it cannot be written, every run searches anew
   */
  public KernelLibrary(Path folder) {
    this.folder = folder;
  }

  /**
   * What is known of a device's kernels; searches for them at the first use.
   *
   * @param device where
   * @param manager of that device
   * @return the report
   */
  public synchronized KernelReport report(Device device, NDManager manager) {
    Machine machine =
        new Machine(
            device.toString(),
            Processor.current().name(),
            Engine.getEngine("PyTorch").getVersion(),
            JniUtils.getNumThreads());
    return reports.computeIfAbsent(machine, _ -> find(machine, manager));
  }

  /**
   * Forgets what was found for a device, so that its next use searches anew.
   *
   * @param device which
   * @throws IOException if the folder cannot be written
   */
  public synchronized void forget(Device device) throws IOException {
    reports.keySet().removeIf(machine -> machine.device().equals(device.toString()));
    Files.deleteIfExists(file(device.toString()));
    Files.deleteIfExists(marker(device.toString()));
  }

  private KernelReport find(Machine machine, NDManager manager) {
    Path marker = marker(machine.device());
    if (crashed(marker)) {
      KernelException crash =
          new KernelException(null, "kernel.crashed", machine.device(), marker.toString());
      LOG.warn("{}", crash.getMessage());
      return KernelReport.plain(machine, crash);
    }
    Optional<KernelReport> known = KernelReportFile.read(file(machine.device()), machine);
    return known.orElseGet(() -> search(machine, manager, marker));
  }

  private KernelReport search(Machine machine, NDManager manager, Path marker) {
    boolean marked = mark(marker);
    KernelReport report = new KernelProbe(manager, machine).run();
    if (marked) {
      try {
        KernelReportFile.write(file(machine.device()), report);
        Files.deleteIfExists(marker);
      } catch (IOException e) {
        LOG.warn("what was found about kernels cannot be kept in {}", folder, e);
      }
    }
    return report;
  }

  /** Whether a marker was left by a program that no longer runs. */
  private static boolean crashed(Path marker) {
    try {
      long process = Long.parseLong(Files.readString(marker).strip());
      return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
    } catch (IOException none) {
      return false;
    } catch (NumberFormatException written) {
      return true;
    }
  }

  private static boolean mark(Path marker) {
    try {
      Files.createDirectories(marker.toAbsolutePath().getParent());
      Files.writeString(marker, Long.toString(ProcessHandle.current().pid()));
      return true;
    } catch (IOException e) {
      LOG.info("no marker can be kept at {}", marker, e);
      return false;
    }
  }

  private Path file(String device) {
    return folder.resolve("kernels-" + device.replace(':', '-') + ".json");
  }

  private Path marker(String device) {
    return folder.resolve("kernels-" + device.replace(':', '-') + ".searching");
  }
}
