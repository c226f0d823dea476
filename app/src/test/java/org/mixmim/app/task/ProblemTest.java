package org.mixmim.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void speaksBothLanguagesEvenOfTheUnforeseen() {
    Problem problem = new Problem(new IllegalStateException("inner"));
    assertThat(problem.sentence(Locale.ENGLISH)).contains("IllegalStateException");
    assertThat(problem.sentence(Locale.SIMPLIFIED_CHINESE)).contains("错误");
    assertThat(problem.remedy(Locale.ENGLISH)).isNotBlank();
    assertThat(problem.details()).contains("inner", "ProblemTest");
  }

  @Test
  void saysWhatToDoWhenMemoryRunsOut() {
    Problem problem = new Problem(new OutOfMemoryError());
    assertThat(problem.sentence(Locale.ENGLISH)).contains("memory");
    assertThat(problem.remedy(Locale.ENGLISH)).contains("smaller");
  }

  @Test
  void aStormOfUncaughtFailuresShowsOncePerPause() {
    AtomicLong clock = new AtomicLong(5);
    List<Problem> shown = new ArrayList<>();
    AtomicInteger freed = new AtomicInteger();
    UncaughtProblems net =
        new UncaughtProblems(Runnable::run, freed::incrementAndGet, shown::add, clock::get);
    for (int i = 0; i < 100; i++) {
      net.uncaughtException(Thread.currentThread(), new IllegalStateException("frame " + i));
    }
    assertThat(shown).hasSize(1);
    assertThat(freed.get()).isZero();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(4));
    net.uncaughtException(Thread.currentThread(), new OutOfMemoryError());
    assertThat(shown).hasSize(2);
    assertThat(freed.get()).isEqualTo(1);
  }
}
