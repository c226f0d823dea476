package org.mixmim.model.inference;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.KernelChoice;
import org.mixmim.model.kernel.KernelLibrary;
import org.mixmim.model.kernel.KernelReport;
import org.mixmim.model.kernel.LinearMethod;
import org.mixmim.model.kernel.NdArrayKernels;
import org.mixmim.model.kernel.TensorKernels;
import org.mixmim.model.kernel.TorchScriptKernels;
import org.mixmim.model.zoo.DataFolder;

/** Which kernels models compute with: those found fastest on this machine, unless asked for. */
public final class KernelSelection {
  private static final KernelLibrary LIBRARY = new KernelLibrary(DataFolder.standard());

  private KernelSelection() {}

  /**
   * What was found about a device's kernels; searches for a second or two at its first use.
   *
   * @param device where
   * @return the report
   * @throws org.mixmim.model.engine.EngineException if the engine or the device cannot be used
   */
  public static KernelReport report(Device device) {
    try (NDManager manager = TorchEngine.newManager(device)) {
      return report(device, manager);
    }
  }

  /**
   * The same for people.
   *
   * @param device where
   * @return the summary
   * @throws org.mixmim.model.engine.EngineException if the engine or the device cannot be used
   */
  public static KernelSummary summary(Device device) {
    return search(device, () -> false);
  }

  /**
   * The same, for someone who may lose patience.
   *
   * @param device where
   * @param stop asked now and then; once true, the search ends
   * @return the summary
   * @throws java.util.concurrent.CancellationException if stopped
   * @throws org.mixmim.model.engine.EngineException if the engine or the device cannot be used
   */
  public static KernelSummary search(Device device, BooleanSupplier stop) {
    try (NDManager manager = TorchEngine.newManager(device)) {
      TorchEngine.useThreads();
      return KernelSummary.of(LIBRARY.report(device, manager, stop));
    }
  }

  /**
   * What is known of a device's kernels without searching.
   *
   * @param device where
   * @return the summary; empty if nobody has searched yet
   * @throws org.mixmim.model.engine.EngineException if the engine cannot be used
   */
  public static Optional<KernelSummary> known(Device device) {
    TorchEngine.useThreads();
    return LIBRARY.known(device).map(KernelSummary::of);
  }

  /**
   * Forgets what was found for a device, so that the next search begins anew.
   *
   * @param device which
   * @throws org.mixmim.model.kernel.KernelException if that cannot be deleted
   */
  public static void forget(Device device) {
    LIBRARY.forget(device);
  }

  /**
   * Options for someone who cannot wait for a search: with plain kernels in float32 while nothing
   * is known of the device, and in float32 where bfloat16 is not faster.
   *
   * @param options what is wished
   * @return what can be had at once
   * @throws org.mixmim.model.engine.EngineException if the engine cannot be used
   */
  public static LoadOptions atOnce(LoadOptions options) {
    Optional<KernelSummary> known = known(options.device());
    if (options.kernels().isPresent()) {
      return options;
    }
    if (known.isEmpty()) {
      return options.with(KernelChoice.PLAIN);
    }
    boolean offered =
        options.precision() == Precision.FLOAT32 || known.get().bfloat16().isPresent();
    return offered ? options : options.in(Precision.FLOAT32);
  }

  /** What records passes on a device, where the search for kernels found that it can be trusted. */
  static Optional<PassRecorder> recorder(Device device) {
    return LIBRARY
        .known(device)
        .filter(KernelReport::recorded)
        .flatMap(_ -> TorchEngine.recorder(device));
  }

  private static KernelReport report(Device device, NDManager manager) {
    TorchEngine.useThreads();
    return LIBRARY.report(device, manager);
  }

  /** The kernels that options ask for, compiled for a manager's device. */
  static TensorKernels kernels(NDManager manager, LoadOptions options) {
    KernelChoice choice =
        options.kernels().orElseGet(() -> choice(manager, options.device(), options.precision()));
    // MKL's packed weights are laid out for the threads that pack them, take eight megabytes more
    // than they fill, and have holes.
    TorchEngine.useThreads();
    if (choice.linears().containsValue(LinearMethod.MKL)) {
      TorchEngine.useSmallPages();
    }
    return choice.equals(KernelChoice.PLAIN)
        ? new NdArrayKernels()
        : new TorchScriptKernels(manager, choice);
  }

  private static KernelChoice choice(NDManager manager, Device device, Precision precision) {
    KernelReport report = report(device, manager);
    return switch (precision) {
      case FLOAT32 -> report.float32();
      case BFLOAT16 ->
          report
              .bfloat16()
              .map(KernelReport.NarrowOffer::choice)
              .orElseThrow(
                  () -> new InferenceException(null, "inference.no-bfloat16", device.toString()));
    };
  }
}
