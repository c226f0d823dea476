package org.mixmim.model.inference;

import static java.util.stream.Collectors.counting;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mixmim.model.engine.Device;
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
    KernelReport report = report(device);
    Map<LinearMethod, Long> layers =
        report.float32().linears().values().stream()
            .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, counting()));
    return new KernelSummary(
        layers.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")),
        report.float32().attention().toString(),
        report.speedup(),
        report.bfloat16().map(offer -> new KernelSummary.Narrow(offer.speedup(), offer.error())),
        report.problem().map(Function.identity()));
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
