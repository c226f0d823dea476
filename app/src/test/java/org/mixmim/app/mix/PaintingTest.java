package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.mix.MixScreen.awaitReconstructions;
import static org.mixmim.app.mix.MixScreen.cell;
import static org.mixmim.app.mix.MixScreen.mask;
import static org.mixmim.app.screen.Screen.settle;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** While cells are painted, the window's thread has no long task: what takes long is elsewhere. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class PaintingTest {
  private static final long LONGEST_MILLIS = 50;

  @TempDir Path folder;

  private TestWindow window;

  @Start
  void start(Stage stage) {
    window = new TestWindow(stage, folder);
    window.open(List.of(new MixView(window.workbench())));
  }

  @AfterEach
  void close() {
    window.close();
  }

  /** Processor time, not time on the clock: another program's load is not this one's fault. */
  private static final class Probe implements Runnable {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Long> millis = new ArrayList<>();
    private long last = -1;
    private boolean running = true;

    @Override
    public void run() {
      long now = threads.getCurrentThreadCpuTime();
      if (last >= 0) {
        millis.add((now - last) / 1_000_000);
      }
      last = now;
      if (running) {
        Platform.runLater(this);
      }
    }
  }

  private static void stroke(FxRobot robot, int row) {
    robot.moveTo(cell(robot, row, 0)).press(MouseButton.PRIMARY);
    for (int column = 1; column < 7; column++) {
      robot.moveTo(cell(robot, row, column));
    }
    robot.release(MouseButton.PRIMARY);
  }

  @Test
  void noTaskOfTheWindowsThreadIsLongWhilePainting(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    // Code that runs for the first time is slow and says nothing about painting.
    for (int row = 0; row < 4; row++) {
      stroke(robot, row);
    }
    awaitReconstructions(robot);
    Probe probe = new Probe();

    Platform.runLater(probe);
    for (int row = 4; row < 7; row++) {
      stroke(robot, row);
    }
    robot.interact(() -> probe.running = false);
    settle();

    assertThat(mask(robot).count()).isEqualTo(49);
    assertThat(probe.millis).hasSizeGreaterThan(50);
    assertThat(probe.millis).allMatch(millis -> millis <= LONGEST_MILLIS);
  }
}
