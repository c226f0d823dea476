package org.mixmim.model.zoo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.mixmim.model.zoo.DownloadProgress.Phase;

/** Turns counts of bytes into reports, ten a second at most. */
final class ProgressMeter {
  private static final long REPORT_NANOS = Duration.ofMillis(100).toNanos();
  private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();
  private static final double NANOS = 1e9;

  /** Where the count stood when. */
  private record Mark(long nanos, long bytes) {}

  private final Consumer<DownloadProgress> listener;
  private final LongSupplier clock;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private OptionalLong total;

  ProgressMeter(OptionalLong total, Consumer<DownloadProgress> listener, LongSupplier clock) {
    this.total = total;
    this.listener = listener;
    this.clock = clock;
  }

  void total(long bytes) {
    total = OptionalLong.of(bytes);
  }

  /** Begins a phase: the speed of the last one says nothing about it. */
  void enter(Phase phase, long bytes) {
    marks.clear();
    marks.add(new Mark(clock.getAsLong(), bytes));
    report(phase, bytes, 0);
  }

  void advance(Phase phase, long bytes) {
    long now = clock.getAsLong();
    if (now - marks.getLast().nanos() < REPORT_NANOS) {
      return;
    }
    marks.add(new Mark(now, bytes));
    while (marks.size() > 2 && now - marks.getFirst().nanos() > WINDOW_NANOS) {
      marks.removeFirst();
    }
    Mark first = marks.getFirst();
    report(phase, bytes, (bytes - first.bytes()) * NANOS / (now - first.nanos()));
  }

  private void report(Phase phase, long bytes, double speed) {
    Optional<Duration> remaining =
        total.isPresent() && speed > 0
            ? Optional.of(Duration.ofMillis((long) ((total.getAsLong() - bytes) * 1000 / speed)))
            : Optional.empty();
    listener.accept(new DownloadProgress(phase, bytes, total, speed, remaining));
  }
}
