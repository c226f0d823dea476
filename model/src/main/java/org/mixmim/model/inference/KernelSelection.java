package org.mixmim.model.inference;

import ai.djl.ndarray.NDManager;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.KernelChoice;
import org.mixmim.model.kernel.KernelLibrary;
import org.mixmim.model.kernel.KernelReport;
import org.mixmim.model.kernel.NdArrayKernels;
import org.mixmim.model.kernel.Precision;
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

  private static KernelReport report(Device device, NDManager manager) {
    TorchEngine.useThreads();
    return LIBRARY.report(device, manager);
  }

  /** The kernels that options ask for, compiled for a manager's device. */
  static TensorKernels kernels(NDManager manager, LoadOptions options) {
    KernelChoice choice =
        options.kernels().orElseGet(() -> choice(manager, options.device(), options.precision()));
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
