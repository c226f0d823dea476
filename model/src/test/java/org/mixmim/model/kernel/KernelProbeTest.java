package org.mixmim.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.engine.ReplayingRecorder;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.KernelReport.Machine;

/** What the search makes of a device that records. */
class KernelProbeTest {
  private static KernelReport search(PassRecorder recorder) {
    TorchEngine.useThreads();
    try (NDManager manager = TorchEngine.newManager(Device.CPU)) {
      Machine machine = new Machine("cpu", "any", "any", TorchEngine.threads());
      return new KernelProbe(manager, machine, Optional.of(recorder), () -> false).run();
    }
  }

  private static void assertComplete(KernelReport report) {
    assertThat(report.float32().linears()).hasSameSizeAs(LayerClass.all());
    assertThat(report.milliseconds()).isPresent();
  }

  @Test
  void aRecorderThatIsRightTimesTheKernels() {
    ReplayingRecorder recorder = new ReplayingRecorder();
    KernelReport report = search(recorder);
    assertThat(report.recorded()).isTrue();
    assertComplete(report);
    assertThat(recorder.asked).isGreaterThan(LayerClass.all().size());
    assertThat(recorder.open).isZero();
  }

  /** Its replays leave what was there. */
  private static final class Stuck implements PassRecorder {
    private int asked;
    private int open;

    @Override
    public Optional<Recording> record(Supplier<NDArray> pass) {
      asked++;
      open++;
      NDArray output = pass.get();
      return Optional.of(
          new Recording() {
            @Override
            public NDArray replay() {
              return output;
            }

            @Override
            public void close() {
              open--;
              output.close();
            }
          });
    }
  }

  @Test
  void aRecorderThatIsWrongIsNotUsed() {
    Stuck recorder = new Stuck();
    KernelReport report = search(recorder);
    assertThat(report.recorded()).isFalse();
    assertComplete(report);
    assertThat(recorder.asked).isEqualTo(1);
    assertThat(recorder.open).isZero();
  }
}
