package org.mixmim.app.screen;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** What is waited for on a screen. */
public final class Screen {
  /** Far more than anything takes: a machine may be busy with other things. */
  private static final int PATIENCE_SECONDS = 60;

  private Screen() {}

  /**
   * Waits until a condition, which is looked at on JavaFX's thread, is met and what it has set off
   * there is done.
   *
   * @param condition a look at the window, at files or at what was told
   * @throws TimeoutException after a minute
   */
  public static void await(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
    settle();
  }

  /** Waits until all that is asked of JavaFX's thread is done. */
  public static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  /**
   * Looks at something on JavaFX's thread.
   *
   * @throws RuntimeException of the look itself
   */
  static <T> T onFx(Callable<T> look) {
    FutureTask<T> task = new FutureTask<>(look);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    return WaitForAsyncUtils.waitFor(task);
  }
}
