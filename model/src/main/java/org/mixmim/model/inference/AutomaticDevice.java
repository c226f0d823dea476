package org.mixmim.model.inference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.EngineReport;
import org.mixmim.model.engine.TorchEngine;

/** The device to compute on when the user leaves the choice to the program. */
public final class AutomaticDevice {
  private AutomaticDevice() {}

  /**
   * The fastest device whose kernels compute rightly; measures those that nobody has measured yet,
   * if there are several.
   *
   * @return the device
   * @throws org.mixmim.model.engine.EngineException if the engine cannot be started
   */
  public static Device measured() {
    return among(
        TorchEngine.usableDevices(), device -> Optional.of(KernelSelection.summary(device)));
  }

  /**
   * The same without measuring: a card is taken for faster than the processor until it is known
   * better.
   *
   * @param report what the engine can use
   * @return the device
   * @throws org.mixmim.model.engine.EngineException if the engine cannot be started
   */
  public static Device known(EngineReport report) {
    return among(
        report.devices().stream()
            .filter(one -> one.unusable().isEmpty())
            .map(EngineReport.DeviceReport::device)
            .toList(),
        KernelSelection::known);
  }

  static Device among(List<Device> usable, Function<Device, Optional<KernelSummary>> kernels) {
    if (usable.size() == 1) {
      return usable.getFirst();
    }
    return usable.stream()
        .min(Comparator.comparingDouble(device -> time(device, kernels.apply(device))))
        .orElse(Device.CPU);
  }

  private static double time(Device device, Optional<KernelSummary> kernels) {
    boolean card = device.kind() != Device.Kind.CPU;
    if (kernels.isEmpty()) {
      return card ? 0 : Double.MAX_VALUE;
    }
    // Without a measurement a card failed its trial; the processor is what is left then.
    return kernels.get().milliseconds().orElse(card ? Double.POSITIVE_INFINITY : Double.MAX_VALUE);
  }
}
