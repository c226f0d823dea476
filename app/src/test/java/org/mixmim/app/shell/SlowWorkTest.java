package org.mixmim.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;
import static org.mixmim.app.screen.Screen.settle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.task.Activity;
import org.mixmim.app.task.LatestOnly;
import org.mixmim.app.task.Tasks;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class SlowWorkTest {
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Tasks tasks = new Tasks(background::add, Runnable::run, Runnable::run);
  private SlowWork work;

  @Start
  void start(Stage unused) {
    work = new SlowWork(tasks.activities());
  }

  private void begin(String name) {
    tasks.run(Tasks.Lane.INFERENCE, new SimpleStringProperty(name), _ -> name, _ -> {}, _ -> {});
  }

  private String told() {
    return work.newestProperty().get().map(activity -> activity.name().getValue()).orElse("");
  }

  @Test
  void tellsOfTheLastBegunWhenWorkHasGoneOnForAMoment(FxRobot robot) throws TimeoutException {
    robot.interact(() -> begin("first"));
    await(() -> told().equals("first"));

    robot.interact(() -> begin("second"));
    assertThat(told()).isEqualTo("second");

    robot.interact(() -> background.removeLast().run());
    assertThat(told()).isEqualTo("first");
    robot.interact(() -> background.removeLast().run());
    assertThat(told()).isEmpty();
  }

  @Test
  void saysNothingOfQuickWorkThatBeginsAnewAgainAndAgain(FxRobot robot) {
    List<Activity> seen = new ArrayList<>();
    LatestOnly<String> strokes =
        tasks.latestOnly(
            Tasks.Lane.INFERENCE, new SimpleStringProperty("stroke"), _ -> {}, _ -> {});
    // Long enough that a busy machine does not let it pass between two strokes.
    Duration wait = Duration.seconds(2);
    robot.interact(
        () -> {
          SlowWork patient = new SlowWork(tasks.activities(), wait);
          patient.newestProperty().subscribe(newest -> newest.ifPresent(seen::add));
          stroke(strokes);
        });
    for (int stroke = 0; stroke < 25; stroke++) {
      robot.interact(() -> background.removeFirst().run());
      WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
    }
    assertThat(strokes.busyProperty().get()).isTrue();
    assertThat(seen).isEmpty();
  }

  /** Before it is done, the next one is asked for. */
  private static void stroke(LatestOnly<String> strokes) {
    strokes.submit(
        control -> {
          control.progress(1, 2);
          stroke(strokes);
          return "stroke";
        });
  }

  @Test
  void saysNothingOfWorkThatIsDoneAtOnce(FxRobot robot) {
    List<Activity> seen = new ArrayList<>();
    robot.interact(
        () -> {
          work.newestProperty().subscribe(newest -> newest.ifPresent(seen::add));
          begin("quick");
          background.removeLast().run();
        });
    WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
    settle();

    assertThat(seen).isEmpty();
  }
}
