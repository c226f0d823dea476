package org.mixmim.model.zoo;

import java.time.Duration;

/** Cuts a connection that has brought nothing for too long. */
final class StallWatch implements AutoCloseable {
  private final Thread thread;
  private volatile long last = System.nanoTime();
  private volatile boolean stalled;

  StallWatch(Duration limit, Runnable cut) {
    thread =
        Thread.ofVirtual()
            .name("download-stall-watch")
            .start(
                () -> {
                  try {
                    long left = limit.toNanos();
                    while (left > 0) {
                      Thread.sleep(Duration.ofNanos(left));
                      left = limit.toNanos() - (System.nanoTime() - last);
                    }
                    stalled = true;
                    cut.run();
                  } catch (InterruptedException e) {
                    // Closed: the connection came to its end.
                    Thread.currentThread().interrupt();
                  }
                });
  }

  void touch() {
    last = System.nanoTime();
  }

  boolean stalled() {
    return stalled;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
