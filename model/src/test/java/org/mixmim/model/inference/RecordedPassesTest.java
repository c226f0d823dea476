package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mixmim.model.config.Variant;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.ReplayingRecorder;
import org.mixmim.model.engine.TorchEngine;

/** Which passes are recorded, and what a replay reads and leaves. */
class RecordedPassesTest {
  private NDManager manager;
  private NDManager scope;
  private final ReplayingRecorder recorder = new ReplayingRecorder();

  @BeforeEach
  void start() {
    manager = TorchEngine.newManager(Device.CPU);
    scope = manager.newSubManager();
  }

  @AfterEach
  void stop() {
    scope.close();
    manager.close();
  }

  private RecordedPasses passes() {
    return new RecordedPasses(manager, Optional.of(recorder), RecordedPassesTest::pass);
  }

  private static NDArray pass(List<NDArray> inputs) {
    try (NDArray doubled = inputs.getFirst().mul(2)) {
      return doubled.add(inputs.getLast());
    } finally {
      inputs.getFirst().close();
    }
  }

  private NDArray compute(RecordedPasses passes, int images, float number, float other) {
    return compute(passes, images, number, other, RunControl.NONE);
  }

  private NDArray compute(
      RecordedPasses passes, int images, float number, float other, RunControl control) {
    NDArray first = scope.ones(new Shape(images, 3)).mul(number);
    NDArray last = scope.create(new float[] {other, 0, 0}, new Shape(1, 3));
    PassObserver observer = PassObserver.ofEncoder(Variant.BASE.pretraining(), control, false);
    List<NDArray> inputs = List.of(first, last);
    return passes.compute(inputs, observer, () -> pass(inputs));
  }

  private static void assertIs(NDArray result, int images, float first, float others) {
    assertThat(result.getShape()).isEqualTo(new Shape(images, 3));
    for (int image = 0; image < images; image++) {
      assertThat(result.get(image).toFloatArray()).containsExactly(first, others, others);
    }
  }

  @Test
  void thePassThatIsWantedAgainIsReplayedOnNewNumbers() {
    RecordedPasses passes = passes();
    NDArray once = compute(passes, 2, 1, 10);
    assertThat(recorder.asked).isZero();
    NDArray twice = compute(passes, 2, 2, 20);
    NDArray thrice = compute(passes, 2, 3, 30);
    assertThat(recorder.asked).isEqualTo(1);
    assertThat(recorder.replayed).isEqualTo(2);
    // Also the earlier result is still what it was.
    assertIs(once, 2, 12, 2);
    assertIs(twice, 2, 24, 4);
    assertIs(thrice, 2, 36, 6);
  }

  @Test
  void numbersOfImagesHaveTheirOwnRecordingsAndTheOldestIsGivenUp() {
    RecordedPasses passes = passes();
    for (int round = 0; round < 3; round++) {
      for (int images = 1; images <= 2; images++) {
        assertIs(compute(passes, images, round, images), images, 2 * round + images, 2 * round);
      }
    }
    assertThat(recorder.asked).isEqualTo(2);
    assertIs(compute(passes, 3, 1, 0), 3, 2, 2);
    assertThat(recorder.open).isEqualTo(2);
    assertIs(compute(passes, 3, 1, 0), 3, 2, 2);
    assertThat(recorder.asked).isEqualTo(3);
    assertThat(recorder.open).isEqualTo(2);
  }

  @Test
  void largeBatchesKeepTheCardBusyAnyway() {
    RecordedPasses passes = passes();
    for (int round = 0; round < 3; round++) {
      assertIs(compute(passes, 9, round, 1), 9, 2 * round + 1, 2 * round);
    }
    assertThat(recorder.asked).isZero();
  }

  @Test
  void whatCannotBeRecordedIsComputedAndNotTriedAgain() {
    RecordedPasses passes = passes();
    recorder.able = false;
    for (int round = 0; round < 4; round++) {
      assertIs(compute(passes, 1, round, 1), 1, 2 * round + 1, 2 * round);
    }
    assertThat(recorder.asked).isEqualTo(1);
    passes.clear();
    recorder.able = true;
    compute(passes, 1, 1, 1);
    assertIs(compute(passes, 1, 4, 1), 1, 9, 8);
    assertThat(recorder.replayed).isEqualTo(1);
  }

  @Test
  void clearingLeavesNothingBehind() {
    RecordedPasses passes = passes();
    for (int round = 0; round < 3; round++) {
      compute(passes, 1, round, 1);
    }
    scope.close();
    assertThat(recorder.open).isEqualTo(1);
    passes.clear();
    assertThat(recorder.open).isZero();
    assertThat(manager.getManagedArrays()).isEmpty();
  }

  @Test
  void aReplayReportsItsEndAndHeedsAnEarlierCancel() {
    RecordedPasses passes = passes();
    compute(passes, 1, 1, 1);
    int[] last = new int[2];
    boolean[] cancelled = {false};
    RunControl control =
        new RunControl() {
          @Override
          public void progress(int done, int total) {
            last[0] = done;
            last[1] = total;
          }

          @Override
          public boolean cancelled() {
            return cancelled[0];
          }
        };
    compute(passes, 1, 1, 1, control);
    assertThat(last[0]).isPositive().isEqualTo(last[1]);
    cancelled[0] = true;
    assertThatThrownBy(() -> compute(passes, 1, 1, 1, control))
        .isInstanceOf(CancellationException.class);
    assertIs(compute(passes, 1, 5, 1), 1, 11, 10);
  }
}
