package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.EngineException;
import org.mixmim.model.engine.TorchEngine;

class AutomaticDeviceTest {
  private static final Device SLOW = new Device(Device.Kind.CUDA, 0);
  private static final Device FAST = new Device(Device.Kind.CUDA, 1);

  private static KernelSummary taking(double milliseconds) {
    return new KernelSummary(
        "PLAIN 12",
        "PLAIN",
        1,
        Optional.of(milliseconds),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static KernelSummary failed() {
    EngineException problem =
        catchThrowableOfType(EngineException.class, () -> TorchEngine.newManager(FAST).close());
    return new KernelSummary(
        "", "PLAIN", 1, Optional.empty(), false, Optional.empty(), Optional.of(problem));
  }

  private static Device among(Map<Device, KernelSummary> known) {
    return AutomaticDevice.among(
        List.of(Device.CPU, SLOW, FAST), device -> Optional.ofNullable(known.get(device)));
  }

  @Test
  void theFastestMeasuredOneIsTaken() {
    assertThat(among(Map.of(Device.CPU, taking(40), SLOW, taking(4), FAST, taking(2))))
        .isEqualTo(FAST);
    assertThat(among(Map.of(Device.CPU, taking(1), SLOW, taking(4), FAST, taking(2))))
        .isEqualTo(Device.CPU);
  }

  @Test
  void aCardThatFailedItsTrialIsNotTaken() {
    assertThat(among(Map.of(Device.CPU, taking(40), SLOW, failed(), FAST, failed())))
        .isEqualTo(Device.CPU);
    assertThat(among(Map.of(Device.CPU, failed(), SLOW, failed(), FAST, failed())))
        .isEqualTo(Device.CPU);
    assertThat(among(Map.of(Device.CPU, taking(40), SLOW, failed(), FAST, taking(2))))
        .isEqualTo(FAST);
  }

  @Test
  void aCardIsTakenUntilItIsKnownBetter() {
    assertThat(among(Map.of(Device.CPU, taking(40)))).isEqualTo(SLOW);
    assertThat(AutomaticDevice.among(List.of(Device.CPU), _ -> Optional.empty()))
        .isEqualTo(Device.CPU);
  }
}
