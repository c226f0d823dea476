package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mixmim.model.zoo.DownloadProgress.Phase;

final class ProgressMeterTest {
  private final AtomicLong clock = new AtomicLong();
  private final List<DownloadProgress> reports = new ArrayList<>();
  private final ProgressMeter meter =
      new ProgressMeter(OptionalLong.of(10_000), reports::add, clock::get);

  private void after(Duration time, long bytes) {
    clock.addAndGet(time.toNanos());
    meter.advance(Phase.RECEIVING, bytes);
  }

  @Test
  void tellsSpeedAndRemainingTime() {
    meter.enter(Phase.RECEIVING, 2_000);
    after(Duration.ofSeconds(2), 4_000);
    DownloadProgress report = reports.getLast();
    assertThat(report.bytesPerSecond()).isEqualTo(1_000);
    assertThat(report.remaining()).contains(Duration.ofSeconds(6));
    assertThat(report.fraction()).isEqualTo(0.4);
  }

  @Test
  void forgetsOldSpeeds() {
    meter.enter(Phase.RECEIVING, 0);
    after(Duration.ofSeconds(1), 5_000);
    for (int second = 1; second <= 8; second++) {
      after(Duration.ofSeconds(1), 5_000 + second * 100);
    }
    assertThat(reports.getLast().bytesPerSecond()).isEqualTo(100);
  }

  @Test
  void reportsTenTimesASecondAtMost() {
    meter.enter(Phase.RECEIVING, 0);
    for (int i = 1; i <= 1_000; i++) {
      after(Duration.ofMillis(1), i);
    }
    assertThat(reports).hasSize(11);
  }

  @Test
  void promisesNothingWhereTheLengthIsUnknown() {
    ProgressMeter unknown = new ProgressMeter(OptionalLong.empty(), reports::add, clock::get);
    unknown.enter(Phase.RECEIVING, 0);
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    unknown.advance(Phase.RECEIVING, 500);
    assertThat(reports.getLast().remaining()).isEmpty();
    assertThat(reports.getLast().fraction()).isNegative();
    unknown.total(1_000);
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    unknown.advance(Phase.RECEIVING, 750);
    assertThat(reports.getLast().fraction()).isEqualTo(0.75);
  }
}
