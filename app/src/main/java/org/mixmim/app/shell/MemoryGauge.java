package org.mixmim.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.util.Duration;
import org.mixmim.app.task.Countdown;

/**
 * How much memory the program takes: where Linux tells, all that is resident, native tensors
 * included; elsewhere the Java heap.
 */
final class MemoryGauge {
  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final long PAGE_BYTES = 4096;
  private static final long MEBIBYTE = 1 << 20;

  private final ReadOnlyLongWrapper used = new ReadOnlyLongWrapper(this, "usedMebibytes");
  private final Countdown next = new Countdown(Duration.seconds(2));

  MemoryGauge() {
    look();
  }

  ReadOnlyLongProperty usedMebibytesProperty() {
    return used.getReadOnlyProperty();
  }

  /** Looks every other second while the window is in front; an idle window in the back rests. */
  void watch(boolean watched) {
    if (watched) {
      next.restart(this::lookAgain);
    } else {
      next.stop();
    }
  }

  private void lookAgain() {
    look();
    next.restart(this::lookAgain);
  }

  private void look() {
    used.set(read() / MEBIBYTE);
  }

  private static long read() {
    try {
      return Long.parseLong(Files.readString(STATUS).split(" ", 3)[1]) * PAGE_BYTES;
    } catch (IOException | RuntimeException _) {
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }
}
