package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.mixmim.app.task.BackgroundTask;
import org.mixmim.app.task.Tasks;

final class ArrivalsTest {
  private final Queue<Runnable> background = new ConcurrentLinkedQueue<>();
  private final Tasks tasks = new Tasks(background::add, background::add, Runnable::run);
  private final Arrivals arrivals = new Arrivals();
  private final List<String> done = new ArrayList<>();

  private BackgroundTask task(Runnable onResult) {
    return tasks.run(
        Tasks.Lane.IO,
        new SimpleStringProperty("working"),
        _ -> "result",
        _ -> onResult.run(),
        problem -> {
          throw new AssertionError(problem.details());
        });
  }

  @Test
  void theStartsPhotographsAreExpectedBeforeAnybodyAsksForThem() {
    arrivals.then(() -> done.add("brought"));
    assertThat(arrivals.expectedProperty().get()).isTrue();
    assertThat(done).isEmpty();

    arrivals.startsHaveBegun();
    assertThat(arrivals.expectedProperty().get()).isFalse();
    assertThat(done).containsExactly("brought");
  }

  @Test
  void whatATaskGoesOnWithIsExpectedWithoutAGap() {
    List<Boolean> seen = new ArrayList<>();
    arrivals.expect(task(() -> arrivals.expect(task(() -> done.add("start's")))));
    arrivals.startsHaveBegun();
    arrivals.expectedProperty().subscribe(now -> seen.add(now));
    arrivals.then(
        () -> {
          done.add("brought meanwhile");
          arrivals.expect(task(() -> done.add("shown")));
        });
    arrivals.then(() -> done.add("brought last"));

    while (!background.isEmpty()) {
      background.remove().run();
    }

    assertThat(done).containsExactly("start's", "brought meanwhile", "shown", "brought last");
    assertThat(seen).containsExactly(true, false);
  }

  @Test
  void aTaskThatIsCancelledIsWaitedForNoLonger() {
    arrivals.startsHaveBegun();
    BackgroundTask task = task(() -> done.add("never"));
    arrivals.expect(task);
    arrivals.then(() -> done.add("brought"));
    task.cancel();
    background.remove().run();
    assertThat(done).containsExactly("brought");
    assertThat(arrivals.expectedProperty().get()).isFalse();
  }
}
