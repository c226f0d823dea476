package org.mixmim.app.cli;

import java.time.Duration;

/**
 * How far a long job is: one line drawn over and over where a person watches, else a line now and
 * then if there are several things to do.
 */
final class Progress implements AutoCloseable {
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();
  private static final long FRAME = Duration.ofMillis(100).toNanos();
  private static final String ERASE = "\r\033[K";

  private final Terminal terminal;
  private final boolean several;
  private long last = System.nanoTime();
  private boolean drawn;

  Progress(Terminal terminal, boolean several) {
    this.terminal = terminal;
    this.several = several;
  }

  /** Shows the line if it is time to. */
  void show(String text) {
    String line = Visible.text(text);
    long now = System.nanoTime();
    if (terminal.interactive()) {
      if (!drawn || now - last >= FRAME) {
        terminal.err().print(ERASE + line);
        terminal.err().flush();
        drawn = true;
        last = now;
      }
    } else if (several && now - last >= PAUSE) {
      terminal.err().println(line);
      last = now;
    }
  }

  /** Takes the line away, so that something else may be printed. */
  void clear() {
    if (drawn) {
      terminal.err().print(ERASE);
      terminal.err().flush();
      drawn = false;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
