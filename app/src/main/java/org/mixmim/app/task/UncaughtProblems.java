package org.mixmim.app.task;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last net: whatever escapes on any thread is logged and shown, but not more often than every
 * few seconds, so that a failing animation cannot bury window and log. When memory has run out,
 * caches are freed first.
 */
public final class UncaughtProblems implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UncaughtProblems.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(3);

  private final Executor delivery;
  private final Runnable freeCaches;
  private final Consumer<Problem> show;
  private final LongSupplier nanoTime;
  private final AtomicLong nextAllowed;

  /**
   * Makes the net.
   *
   * @param delivery where problems are shown
   * @param freeCaches frees what can be computed again
   * @param show shows a problem
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  public UncaughtProblems(
      Executor delivery, Runnable freeCaches, Consumer<Problem> show, LongSupplier nanoTime) {
    this.delivery = delivery;
    this.freeCaches = freeCaches;
    this.show = show;
    this.nanoTime = nanoTime;
    this.nextAllowed = new AtomicLong(nanoTime.getAsLong());
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      freeCaches.run();
    }
    long now = nanoTime.getAsLong();
    long allowed = nextAllowed.get();
    if (now - allowed >= 0 && nextAllowed.compareAndSet(allowed, now + PAUSE)) {
      LOG.error("Uncaught on {}", thread.getName(), thrown);
      delivery.execute(() -> show.accept(new Problem(thrown)));
    }
  }
}
