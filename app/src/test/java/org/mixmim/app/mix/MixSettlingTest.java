package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.mask.CellMask;

/** What happens when nothing changes for a moment. */
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class MixSettlingTest {
  private static final MixPhoto DARK = MixSamples.photo("dark", 20);
  private static final MixPhoto LIGHT = MixSamples.photo("light", 230);

  @TempDir Path folder;

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final MixSamples.NoteModel network = new MixSamples.NoteModel(true);
  private MixBench bench;
  private MixSamples.HandClock clock;
  private MixViewModel model;

  @BeforeEach
  void start() {
    bench = new MixBench(folder, new Tasks(background::add, Runnable::run, Runnable::run));
    clock = bench.clock;
    model = bench.model;
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private void open() {
    model.setPhotos(DARK, LIGHT);
    model.modelProperty().set(Optional.of(network));
    work();
  }

  /** Runs what waits for the inference thread. */
  private void work() {
    while (!background.isEmpty()) {
      background.poll().run();
    }
  }

  @Test
  void nothingSettlesOnceThePhotographsAreGone() {
    open();
    model.undo().undo();

    clock.pass();
    work();

    assertThat(model.state().a()).isEmpty();
    assertThat(model.log().entries()).isEmpty();
    assertThat(model.resultProperty().get()).isEmpty();
  }

  @Test
  void computesTheLossOnceChangesHaveSettledAndThenRests() {
    open();
    assertThat(network.asked).allMatch(request -> !request.bothMixtures());
    assertThat(model.current().orElseThrow().reconstruction().loss()).isEmpty();

    assertThat(clock.pass()).isTrue();
    work();
    assertThat(model.current().orElseThrow().reconstruction().loss()).isPresent();
    assertThat(model.log().entries()).hasSize(1);

    clock.pass();
    assertThat(background).isEmpty();
    assertThat(clock.pass()).isFalse();
    assertThat(network.asked).hasSize(2);
  }

  @Test
  void returnsToAnEntryOfTheHistory() {
    open();
    clock.pass();
    work();
    CellMask first = model.state().mask();
    model.setPattern(MaskOrigin.HALF);
    work();
    clock.pass();
    work();
    assertThat(model.log().entries()).hasSize(2);

    model.recall(model.log().entries().get(1).state());

    assertThat(model.state().mask()).isEqualTo(first);
    assertThat(model.log().currentProperty().get()).contains(model.log().entries().get(1));
    assertThat(model.log().entries()).hasSize(2);
  }

  @Test
  void theSameMixtureThroughAnotherModelIsAnotherEntry() {
    open();
    clock.pass();
    work();

    model.modelProperty().set(Optional.of(new MixSamples.NoteModel("other", true)));
    work();
    clock.pass();
    work();

    assertThat(model.log().entries())
        .extracting(entry -> entry.state().model().orElseThrow())
        .containsExactly("other", "note");
  }

  @Test
  void lookingBackThroughAnotherModelAddsNothing() {
    open();
    clock.pass();
    work();
    model.setPattern(MaskOrigin.HALF);
    work();
    clock.pass();
    work();
    HistoryEntry<MixMoment> earlier = model.log().entries().getLast();
    model.modelProperty().set(Optional.of(new MixSamples.NoteModel("other", true)));
    work();
    clock.pass();
    work();
    assertThat(model.log().entries()).hasSize(3);

    model.recall(earlier.state());
    work();
    clock.pass();
    work();

    assertThat(model.log().entries()).hasSize(3);
    assertThat(model.log().currentProperty().get()).contains(earlier);
  }
}
