package org.mixmim.app.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.settle;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.screen.WindowExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class FirstPaintTest {
  private static final int PATIENCE = 30;
  private static final long SLOW_MILLIS = 500;
  private static final String FRAME = "frame";

  private Stage stage;

  @Start
  void start(Stage made) {
    stage = made;
  }

  @Test
  void whatIsToComeAfterThePaintWaitsForASlowOne(FxRobot robot) throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    robot.interact(
        () -> {
          // Holds up the thread that paints, as a machine does that is busy.
          var _ = Toolkit.getToolkit().addRenderJob(new RenderJob(() -> paintSlowly(order)));
          stage.setScene(new Scene(new Label("painted"), 300, 200));
          stage.show();
          FirstPaint paint = new FirstPaint();
          paint.bring(() -> order.add("part"));
          paint.then(() -> order.add("step"));
          paint.bring(done::countDown);
        });

    assertThat(done.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    settle();
    assertThat(order).containsExactly("paint", "step", "part");
  }

  @Test
  void stepsComeTogetherAndPartsOneAFrame(FxRobot robot) throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    robot.interact(
        () -> {
          stage.setScene(new Scene(new Label("painted"), 300, 200));
          stage.show();
          FirstPaint paint = new FirstPaint();
          paint.bring(
              () -> {
                order.add("first part");
                paint.then(() -> order.add("late step"));
                paint.bring(() -> order.add("part of a part"));
                paint.bring(done::countDown);
              });
          paint.bring(() -> order.add("second part"));
          paint.then(() -> order.add("first step"));
          paint.then(() -> order.add("second step"));
          stage.getScene().addPostLayoutPulseListener(() -> endFrame(order));
        });

    assertThat(done.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    settle();
    assertThat(order)
        .containsExactly(
            "first step",
            "second step",
            FRAME,
            "first part",
            "late step",
            FRAME,
            "second part",
            FRAME,
            "part of a part",
            FRAME);
  }

  @Test
  void aStepThatFailsKeepsNoOtherFromItsTurn(FxRobot robot) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    robot.interact(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((_, e) -> uncaught.add(e));
          stage.setScene(new Scene(new Label("painted"), 300, 200));
          stage.show();
          FirstPaint paint = new FirstPaint();
          paint.then(
              () -> {
                throw new IllegalStateException("seeded");
              });
          paint.then(done::countDown);
        });

    assertThat(done.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    robot.interact(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    assertThat(uncaught).singleElement().isInstanceOf(IllegalStateException.class);
  }

  /** Notes the end of a frame in which something was done. */
  private static void endFrame(List<String> order) {
    if (!order.isEmpty() && !order.getLast().equals(FRAME)) {
      order.add(FRAME);
    }
  }

  private static void paintSlowly(List<String> order) {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    order.add("paint");
  }
}
