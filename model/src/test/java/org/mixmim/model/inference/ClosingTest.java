package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mixmim.model.mask.CellMask;

/** A model is closed while others use it. */
class ClosingTest {
  private static final int ROUNDS = 6;
  private static final EnumSet<Thread.State> WAITING =
      EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED);

  private final ReconstructionRequest request =
      ReconstructionRequest.of(
          Fixtures.square("astronaut"), Fixtures.square("cat"), CellMask.empty(7, 7));
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** Not kept alive by a deadlock. */
  private Thread start(Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
        .start(work);
  }

  /** What comes too late is told that the model is closed, and nothing else. */
  private static void orClosed(Supplier<?> use) {
    try {
      assertThat(use.get()).isNotNull();
    } catch (InferenceException late) {
      assertThat(late.key()).isEqualTo("inference.closed");
    }
  }

  private static void awaitWaiting(List<Thread> threads) {
    for (Thread thread : threads) {
      while (!WAITING.contains(thread.getState())) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void closingWaitsForThoseWhoReconstructAndForThoseWhoWaitToReconstruct() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            closeInTheMiddle(round % 2 == 0);
          }
        });
    assertThat(failures).isEmpty();
  }

  /** The close, and the calls that wait their turn, come while a pass runs. */
  private void closeInTheMiddle(boolean closerFirst) throws Exception {
    LoadedModel model = ShippedModelsTest.open("mixmim-tiny");
    FutureTask<Void> close = new FutureTask<>(model::close, null);
    Queue<Thread> others = new ConcurrentLinkedQueue<>();
    RunControl middle =
        new RunControl() {
          @Override
          public void progress(int done, int total) {
            if (done == 1) {
              if (closerFirst) {
                others.add(start(close));
                awaitWaiting(List.copyOf(others));
              }
              others.add(start(() -> orClosed(() -> reconstruct(model, RunControl.NONE))));
              others.add(start(() -> orClosed(() -> model.sha256().orElseThrow())));
              awaitWaiting(List.copyOf(others));
              if (!closerFirst) {
                Thread closer = start(close);
                awaitWaiting(List.of(closer));
              }
              assertThat(close.isDone()).as("closed under a pass").isFalse();
            }
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    Thread first = start(() -> assertThat(reconstruct(model, middle).mixtures()).hasSize(1));
    first.join();
    close.get();
    for (Thread other : others) {
      other.join();
    }
  }

  private Reconstruction reconstruct(LoadedModel model, RunControl control) {
    return model.reconstructor().reconstruct(request, control);
  }
}
