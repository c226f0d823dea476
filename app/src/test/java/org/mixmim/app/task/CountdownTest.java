package org.mixmim.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.screen.Screen;
import org.mixmim.app.screen.WindowExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
final class CountdownTest {
  private final Countdown soon = new Countdown(Duration.millis(20));
  private final List<String> done = new ArrayList<>();

  @Start
  void start(Stage unused) {}

  private void await(String last) throws TimeoutException {
    Screen.await(() -> done.contains(last));
  }

  @Test
  void doesOnceAndOnTheJavaFxThreadWhatWasAskedForLast(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          soon.restart(() -> done.add("first"));
          soon.restart(() -> done.add("second, on FX " + Platform.isFxApplicationThread()));
          assertThat(soon.running()).isTrue();
        });
    await("second, on FX true");
    robot.interact(
        () -> {
          assertThat(soon.running()).isFalse();
          soon.restart(() -> done.add("third"));
        });
    await("third");
    assertThat(done).containsExactly("second, on FX true", "third");
  }

  @Test
  void doesNothingOnceStoppedEvenWhenItsTimeHadCome(FxRobot robot) throws TimeoutException {
    robot.interact(
        () -> {
          soon.restart(() -> done.add("stopped"));
          // The moment comes while this thread is busy; the step waits behind it.
          long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          soon.stop();
        });
    robot.interact(() -> soon.restart(() -> done.add("after")));
    await("after");
    assertThat(done).containsExactly("after");
  }
}
