package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mixmim.app.export.FigureDesign;
import org.mixmim.app.export.FigureStyle;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.Filling;
import org.mixmim.model.inference.MixedImage;
import org.mixmim.model.mask.CellMask;

final class MixViewModelTest {
  private static final MixPhoto DARK = MixSamples.photo("dark", 20);
  private static final MixPhoto LIGHT = MixSamples.photo("light", 230);

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final MixSamples.HandClock clock = new MixSamples.HandClock();
  private final MixSamples.NoteModel network = new MixSamples.NoteModel(true);
  private final List<Problem> problems = new ArrayList<>();
  private final Tasks tasks = new Tasks(background::add, Runnable::run, Runnable::run);
  private final MixViewModel model = MixSamples.viewModel(tasks, clock, problems::add);

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
  void startsWithTheRatioOfTheTraining() {
    assertThat(model.state().mask().count()).isEqualTo(24);
    assertThat(model.state().mask().size()).isEqualTo(49);
  }

  @Test
  void showsTheMixtureBeforeAnyModelIsThere() {
    model.setPhotos(DARK, LIGHT);

    assertThat(model.mixedProperty().get())
        .contains(MixedImage.mix(DARK.square(), LIGHT.square(), model.state().mask()));
    assertThat(background).isEmpty();
  }

  @Test
  void takesAStrokeBackAsOneStep() {
    open();
    model.clear();
    CellMask before = model.state().mask();

    model.startStroke(new Cell(0, 0), true);
    model.strokeOver(new Cell(0, 1));
    model.strokeOver(new Cell(0, 2));
    model.endStroke();
    CellMask after = model.state().mask();
    assertThat(after.count()).isEqualTo(3);

    model.undo().undo();
    assertThat(model.state().mask()).isEqualTo(before);
    model.undo().redo();
    assertThat(model.state().mask()).isEqualTo(after);
  }

  @Test
  void erasesWithTheOtherButtonAndTogglesByKeyboard() {
    open();
    model.clear();
    model.toggle(new Cell(3, 4));
    assertThat(model.fromB(new Cell(3, 4))).isTrue();

    model.startStroke(new Cell(3, 4), false);
    model.endStroke();
    assertThat(model.fromB(new Cell(3, 4))).isFalse();
  }

  @Test
  void aStrokeThatChangesNothingIsNoStep() {
    open();
    model.clear();
    int past = steps();

    model.startStroke(new Cell(0, 0), false);
    model.endStroke();

    assertThat(steps()).isEqualTo(past);
  }

  private int steps() {
    int count = 0;
    while (model.undo().undoableProperty().get()) {
      model.undo().undo();
      count++;
    }
    while (model.undo().redoableProperty().get()) {
      model.undo().redo();
    }
    return count;
  }

  @Test
  void everyCountOfTheSliderIsReachedExactlyAndADragIsOneStep() {
    open();
    for (int cells = 0; cells <= 49; cells++) {
      model.setCount(cells);
      assertThat(model.state().mask().count()).isEqualTo(cells);
    }
    MixState before = model.state();

    model.dragCount(10);
    model.dragCount(20);
    model.dragCount(30);
    model.endStroke();

    assertThat(model.state().mask().count()).isEqualTo(30);
    model.undo().undo();
    assertThat(model.state()).isEqualTo(before);
  }

  @Test
  void aFigureOfABlockTellsItsSeed() {
    open();
    model.setPattern(MaskOrigin.BLOCK);
    work();

    assertThat(
            MixFigure.of(model)
                .orElseThrow()
                .provenance(FigureDesign.Content.GRID, FigureStyle.DEFAULT, Locale.ENGLISH)
                .seed())
        .hasValue(model.state().seed());
  }

  @Test
  void whatWasStoppedIsComputedWhenAskedForAgain() {
    open();
    model.toggle(new Cell(0, 0));
    tasks.activities().cancelAll();
    work();
    assertThat(model.current()).isEmpty();

    model.again();
    work();

    assertThat(model.current()).isPresent();
    int runs = network.asked.size();
    model.again();
    work();
    assertThat(network.asked).as("what is there is not computed again").hasSize(runs);
  }

  @Test
  void whatAStartBringsIsNoStepOfTheUsers() {
    model.begin(model.state().withPhotos(Optional.of(DARK), Optional.of(LIGHT)));

    assertThat(model.undo().undoableProperty().get()).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameMaskAndAnotherOneAnother() {
    CellMask first = model.state().mask();

    model.reroll();
    assertThat(model.state().seed()).isEqualTo(MixSamples.SEED);
    assertThat(model.state().mask()).isNotEqualTo(first);

    model.setSeed(5);
    assertThat(model.state().mask()).isEqualTo(first);
  }

  @Test
  void swapsThePhotographsAndKeepsTheMask() {
    open();
    CellMask mask = model.state().mask();

    model.swap();

    assertThat(model.state().a()).contains(LIGHT);
    assertThat(model.state().b()).contains(DARK);
    assertThat(model.state().mask()).isEqualTo(mask);
  }

  @Test
  void aDragOverTwoHundredCellsEndsWithThePictureOfTheLastMask() {
    open();
    network.asked.clear();
    SplittableRandom random = new SplittableRandom(1);

    model.startStroke(new Cell(0, 0), true);
    for (int i = 0; i < 200; i++) {
      model.strokeOver(new Cell(random.nextInt(7), random.nextInt(7)));
      if (random.nextInt(4) == 0 && !background.isEmpty()) {
        background.poll().run();
      }
    }
    model.endStroke();
    work();

    assertThat(model.current().orElseThrow().query().request().mask())
        .isEqualTo(model.state().mask());
    assertThat(model.resultProperty().get().orElseThrow().shown().input())
        .isEqualTo(model.mixedProperty().get().orElseThrow());
  }

  @Test
  void neverShowsAStaleResult() {
    open();
    List<CellMask> shown = new ArrayList<>();
    model
        .resultProperty()
        .subscribe(r -> r.ifPresent(fresh -> shown.add(fresh.query().request().mask())));
    shown.clear();

    model.setPattern(MaskOrigin.HALF);
    Runnable running = background.poll();
    model.setPattern(MaskOrigin.CHECKERBOARD);
    running.run();
    work();

    assertThat(shown).containsOnly(MaskOrigin.CHECKERBOARD.fill(0, 0, 7));
  }

  @Test
  void anotherWayOfShowingCostsNoSecondRun() {
    open();
    int runs = network.asked.size();

    model.changeOptions(o -> o.withPasteVisible(false));
    work();
    model.changeOptions(o -> o.withErrorOf(Side.B));
    work();

    assertThat(network.asked).hasSize(runs);
    assertThat(model.current().orElseThrow().query().errorOf()).isEqualTo(Side.B);
  }

  @Test
  void anExperimentHasNoLossAndIsNotRunTwice() {
    open();
    network.asked.clear();

    model.changeOptions(o -> o.withExperiment(new Experiment(Filling.NOISE, true)));
    work();
    clock.pass();
    work();

    assertThat(network.asked).hasSize(1);
  }

  @Test
  void inTheSecondMixtureLeftStillPaintsB() {
    open();
    model.clear();
    model.changeOptions(o -> o.withBothMixtures(true).withMixture(Side.B));
    assertThat(model.fromB(new Cell(1, 1))).isTrue();

    model.startStroke(new Cell(1, 1), false);
    model.endStroke();
    work();

    assertThat(model.fromB(new Cell(1, 1))).isFalse();
    assertThat(model.state().mask().get(1, 1)).isTrue();
    assertThat(model.current().orElseThrow().shown().input())
        .isEqualTo(model.mixedProperty().get().orElseThrow());
  }

  @Test
  void showsPicturesBeforeTheirFigures() {
    open();
    PairFigures before = model.standingFigures().orElseThrow();
    List<Boolean> measured = new ArrayList<>();
    model
        .resultProperty()
        .subscribe(
            (_, fresh) -> {
              measured.add(fresh.orElseThrow().figures().isPresent());
              if (model.busyProperty().get()) {
                assertThat(model.standingFigures()).as("until there are others").contains(before);
              }
            });

    model.clear();
    work();

    assertThat(measured).containsExactly(false, true);
    assertThat(model.standingFigures()).isEqualTo(model.figuresProperty().get());
    assertThat(model.standingFigures().orElseThrow().a().hiddenCells()).isZero();
  }

  @Test
  void picturesWhoseFiguresAreNotThereHaveNone() {
    open();
    model.resultProperty().subscribe((_, _) -> model.cancel());

    model.clear();
    work();

    assertThat(model.current()).isPresent();
    assertThat(model.standingFigures()).as("of the mask before").isEmpty();
  }

  @Test
  void cancellingKeepsThePicturesAndDropsTheRest() {
    open();
    MixResult before = model.resultProperty().get().orElseThrow();

    model.invert();
    assertThat(model.current()).isEmpty();
    assertThat(model.standing()).as("its figures, until others come").contains(before);
    model.cancel();
    work();

    assertThat(model.resultProperty().get()).contains(before);
    assertThat(model.current()).isEmpty();
    assertThat(model.standing()).isEmpty();
    assertThat(problems).isEmpty();
  }
}
