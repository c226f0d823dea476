package org.mixmim.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LatestOnlyTest {
  private final Steps background = new Steps();
  private final Steps delivery = new Steps();
  private final Activities activities = new Activities();
  private final List<Integer> results = new ArrayList<>();
  private final List<Integer> stale = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final LatestOnly<Integer> lane = lane(delivery);

  /** A lane whose progress is told by an executor of its own. */
  private LatestOnly<Integer> lane(Steps news) {
    return new LatestOnly<>(
        background,
        delivery,
        news,
        activities,
        new SimpleStringProperty("work"),
        true,
        results::add,
        stale::add,
        problems::add);
  }

  private void everything() {
    while (background.size() + delivery.size() > 0) {
      background.all();
      delivery.all();
    }
  }

  @Test
  void deliversTheResult() {
    lane.submit(_ -> 1);
    everything();
    assertThat(results).containsExactly(1);
    assertThat(lane.busyProperty().get()).isFalse();
  }

  @Test
  void runsOneAndKeepsOnlyTheNewestWaiting() {
    AtomicInteger ran = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      int request = i;
      lane.submit(
          _ -> {
            ran.incrementAndGet();
            return request;
          });
      assertThat(background.size()).isLessThanOrEqualTo(1);
    }
    everything();
    assertThat(results).containsExactly(199);
    assertThat(ran.get()).isEqualTo(1);
  }

  @Test
  void asksTheRunningOneToStopWhenANewerOneComes() {
    lane.submit(
        control -> {
          lane.submit(_ -> 2);
          if (control.cancelled()) {
            throw new CancellationException();
          }
          return 1;
        });
    everything();
    assertThat(results).containsExactly(2);
    assertThat(problems).isEmpty();
  }

  @Test
  void dropsAResultThatANewerRequestOvertookOnItsWay() {
    lane.submit(_ -> 1);
    background.next();
    lane.submit(_ -> 2);
    everything();
    assertThat(results).containsExactly(2);
    assertThat(stale).as("given back to be closed").containsExactly(1);
  }

  @Test
  void showsEarlyWhatIsAwaitedWhileTheRestIsComputed() {
    lane.submit(
        (_, early) -> {
          early.accept(1);
          delivery.all();
          assertThat(results).as("while it runs").containsExactly(1);
          assertThat(lane.busyProperty().get()).isTrue();
          return 2;
        });
    everything();
    assertThat(results).containsExactly(1, 2);
    assertThat(stale).isEmpty();
  }

  @Test
  void dropsWhatIsEarlyButOvertaken() {
    lane.submit(
        (_, early) -> {
          early.accept(1);
          return 2;
        });
    background.next();
    lane.submit(_ -> 3);
    everything();
    assertThat(results).containsExactly(3);
    assertThat(stale).as("given back to be closed").containsExactly(1, 2);
  }

  @Test
  void showsNothingEarlyOnceCancelled() {
    lane.submit(
        (_, early) -> {
          lane.cancel();
          early.accept(1);
          return 2;
        });
    everything();
    assertThat(results).isEmpty();
  }

  @Test
  void deliversNothingOnceCancelled() {
    lane.submit(_ -> 1);
    background.next();
    lane.cancel();
    everything();
    assertThat(results).isEmpty();
    assertThat(lane.busyProperty().get()).isFalse();
    lane.submit(_ -> 3);
    everything();
    assertThat(results).containsExactly(3);
  }

  @Test
  void tellsFailuresAsValuesAndGoesOn() {
    OutOfMemoryError full = new OutOfMemoryError();
    lane.submit(
        _ -> {
          throw full;
        });
    everything();
    assertThat(problems).containsExactly(new Problem(full));
    lane.submit(_ -> 4);
    everything();
    assertThat(results).containsExactly(4);
  }

  @Test
  void showsAsOneActivityWithProgressWhileBusy() {
    List<Double> seen = new ArrayList<>();
    lane.submit(
        control -> {
          delivery.all();
          seen.add(activities.running().getFirst().progressProperty().get());
          control.progress(1, 4);
          delivery.all();
          seen.add(activities.running().getFirst().progressProperty().get());
          return 1;
        });
    everything();
    assertThat(seen).containsExactly(-1.0, 0.25);
    assertThat(activities.running()).isEmpty();
  }

  @Test
  void tellsNoProgressOfWhatHasEnded() {
    Steps news = new Steps();
    LatestOnly<Integer> slow = lane(news);
    slow.submit(
        control -> {
          control.progress(1, 4);
          return 1;
        });
    everything();
    slow.submit(_ -> 2);
    delivery.all();
    news.all();
    assertThat(activities.running().getFirst().progressProperty().get())
        .as("of the second, which has told nothing")
        .isEqualTo(-1);
  }

  @Test
  void stopsWhenTheActivityIsCancelled() {
    lane.submit(_ -> 1);
    delivery.all();
    activities.cancelAll();
    everything();
    assertThat(results).isEmpty();
    assertThat(activities.running()).isEmpty();
  }

  @RepeatedTest(50)
  void anyInterleavingEndsWithTheNewestAndNeverShowsAStaleOne(RepetitionInfo repetition) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(repetition.getCurrentRepetition());
    int newest = -1;
    boolean cancelled = true;
    for (int step = 0; step < 400; step++) {
      switch (random.nextInt(5)) {
        case 0 -> {
          int request = step;
          boolean fails = random.nextInt(5) == 0;
          newest = request;
          cancelled = false;
          boolean inStages = random.nextBoolean();
          lane.submit(
              (control, early) -> {
                control.progress(1, 2);
                if (control.cancelled()) {
                  throw new CancellationException();
                }
                if (inStages) {
                  early.accept(request);
                }
                if (fails) {
                  throw new IllegalStateException("request " + request);
                }
                return request;
              });
        }
        case 1 -> {
          if (random.nextInt(8) == 0) {
            lane.cancel();
            cancelled = true;
          }
        }
        default -> {
          int before = results.size();
          Steps.oneOf(random, background, delivery);
          if (results.size() > before) {
            assertThat(cancelled).isFalse();
            assertThat(results.getLast()).isEqualTo(newest);
          }
        }
      }
      assertThat(background.size()).isLessThanOrEqualTo(1);
    }
    lane.submit(_ -> 1000);
    while (Steps.oneOf(random, background, delivery)) {
      assertThat(background.size()).isLessThanOrEqualTo(1);
    }
    assertThat(results.getLast()).isEqualTo(1000);
    assertThat(results).as("early and whole").isSorted();
    assertThat(lane.busyProperty().get()).isFalse();
    assertThat(activities.running()).isEmpty();
  }

  @Test
  void endsWithTheLastOfManyOnRealThreads() throws InterruptedException {
    try (ExecutorService worker = Executors.newSingleThreadExecutor();
        ExecutorService screen = Executors.newSingleThreadExecutor()) {
      CountDownLatch last = new CountDownLatch(1);
      List<Integer> shown = new ArrayList<>();
      AtomicInteger running = new AtomicInteger();
      AtomicInteger mostAtOnce = new AtomicInteger();
      LatestOnly<Integer> real =
          new LatestOnly<>(
              worker,
              screen,
              screen,
              new Activities(),
              new SimpleStringProperty("work"),
              true,
              result -> {
                shown.add(result);
                if (result == 199) {
                  last.countDown();
                }
              },
              _ -> {},
              problems::add);
      for (int i = 0; i < 200; i++) {
        int request = i;
        screen.execute(
            () ->
                real.submit(
                    _ -> {
                      mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                      Thread.onSpinWait();
                      running.decrementAndGet();
                      return request;
                    }));
      }
      assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(mostAtOnce.get()).isEqualTo(1);
      assertThat(shown).isSorted().doesNotHaveDuplicates();
      assertThat(shown.getLast()).isEqualTo(199);
    }
  }
}
