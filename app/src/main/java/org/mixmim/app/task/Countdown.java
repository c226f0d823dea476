package org.mixmim.app.task;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.util.Duration;

/**
 * A delay that leaves the window alone while it waits: an animation that does nothing but wait
 * wakes the JavaFX thread sixty times a second. For the JavaFX thread.
 */
public final class Countdown implements Delay {
  private final Duration wait;
  private Optional<CompletableFuture<Boolean>> due = Optional.empty();

  /**
   * Waits for nothing yet.
   *
   * @param wait how long
   */
  public Countdown(Duration wait) {
    this.wait = wait;
  }

  @Override
  public void restart(Runnable step) {
    stop();
    CompletableFuture<Boolean> moment = new CompletableFuture<>();
    due = Optional.of(moment);
    // Whatever the step throws is told as anything else that the JavaFX thread throws.
    CompletableFuture<Void> _ =
        moment
            .completeOnTimeout(true, (long) wait.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(() -> Platform.runLater(() -> end(moment, step)));
  }

  private void end(CompletableFuture<Boolean> moment, Runnable step) {
    if (due.filter(moment::equals).isPresent()) {
      due = Optional.empty();
      step.run();
    }
  }

  /**
   * Whether something is to be done.
   *
   * @return false once it was begun or stopped
   */
  public boolean running() {
    return due.isPresent();
  }

  @Override
  public void stop() {
    due.ifPresent(moment -> moment.cancel(false));
    due = Optional.empty();
  }
}
