package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.network.NetworkObserver;
import org.mixmim.model.network.RunMask;
import org.mixmim.model.network.StageMemory;
import org.mixmim.model.tensor.HostTensor;

/** Painting computes only what it changes; what it shows is what a whole pass shows. */
@ParameterizedClass
@EnumSource(KernelSet.class)
class PaintedMaskTest {
  private static final RgbImage ASTRONAUT = Fixtures.square("astronaut");
  private static final RgbImage CAT = Fixtures.square("cat");
  private static final int GRID = 7;
  private static final double ROUNDING = 1e-5;

  private final LoadedModel painted;
  private final LoadedModel whole;
  private final Random random = new Random(4);
  private CellMask mask = Fixtures.mask("A");

  PaintedMaskTest(KernelSet kernels) {
    kernels.assumeAvailable();
    KernelSet.findRecorder();
    LoadOptions options = kernels.options();
    this.painted = ShippedModelsTest.open("mixmim-tiny", options);
    this.whole = ShippedModelsTest.open("mixmim-tiny", options);
  }

  @AfterEach
  void close() {
    painted.close();
    whole.close();
  }

  @Test
  void everyStrokeShowsWhatAWholePassShows() {
    for (int stroke = 0; stroke < 6; stroke++) {
      for (int cell = 0; cell <= stroke % 4; cell++) {
        flip(random.nextInt(GRID), random.nextInt(GRID));
      }
      assertShown(ASTRONAUT, CAT);
    }
  }

  @Test
  void aStrokeThatWasCancelledAnywhereLeavesNothingBehind() {
    assertShown(ASTRONAUT, CAT);
    for (int blocks = 1; blocks < 13; blocks += 5) {
      flip(random.nextInt(GRID), random.nextInt(GRID));
      cancel(blocks);
      flip(random.nextInt(GRID), random.nextInt(GRID));
      assertShown(ASTRONAUT, CAT);
    }
  }

  @Test
  void otherImagesAreNotTakenForTheOnesBefore() {
    assertShown(ASTRONAUT, CAT);
    flip(0, 0);
    assertShown(CAT, ASTRONAUT);
    flip(6, 6);
    assertShown(CAT, CAT);
  }

  @Test
  void anExperimentBetweenTwoStrokesLeavesNothingBehind() {
    assertShown(ASTRONAUT, CAT);
    flip(0, 0);
    painted
        .reconstructor()
        .reconstruct(
            new ReconstructionRequest(
                ASTRONAUT, CAT, mask, false, new Experiment(Filling.OTHER_IMAGE, false)),
            RunControl.NONE);
    flip(3, 0);
    assertShown(ASTRONAUT, CAT);
  }

  @Test
  void onlyWholeStagesAreLong() {
    HostTensor pixels = painted.info().preprocessing().normalise(List.of(ASTRONAUT));
    try (NDManager manager = painted.weights().manager().newSubManager();
        StageMemory memory = new StageMemory(manager, painted.info().config())) {
      assertThat(wholeStages(manager, pixels, memory)).containsExactly(true, true, true, true);
      flip(0, 0);
      assertThat(wholeStages(manager, pixels, memory)).containsExactly(false, false, true, true);
      mask = mask.inverted();
      assertThat(wholeStages(manager, pixels, memory)).containsExactly(true, true, true, true);
    }
  }

  private List<Boolean> wholeStages(NDManager manager, HostTensor pixels, StageMemory memory) {
    List<Boolean> told = new ArrayList<>();
    NetworkObserver observer =
        new NetworkObserver() {
          @Override
          public void blockDone() {}

          @Override
          public void stage(boolean whole) {
            told.add(whole);
          }
        };
    try (RunMask masks = new RunMask(manager, painted.info().config(), mask, true)) {
      NDArray tokens = painted.encoder().embed(HostTransfer.toEngine(pixels, manager));
      painted.encoder().encode(tokens, masks, memory, observer).close();
    }
    return told;
  }

  private void flip(int row, int column) {
    mask = mask.with(row, column, !mask.get(row, column));
  }

  private void assertShown(RgbImage a, RgbImage b) {
    Mixture shown = reconstruct(painted, a, b, false);
    Mixture expected = reconstruct(whole, a, b, true);
    assertThat(Fixtures.largestError(cells(shown.a()), cells(expected.a()))).isLessThan(ROUNDING);
    assertThat(Fixtures.largestError(cells(shown.b()), cells(expected.b()))).isLessThan(ROUNDING);
  }

  private Mixture reconstruct(LoadedModel model, RgbImage a, RgbImage b, boolean both) {
    return model
        .reconstructor()
        .reconstruct(
            new ReconstructionRequest(a, b, mask, both, Experiment.STANDARD), RunControl.NONE)
        .first();
  }

  private static HostTensor cells(Prediction prediction) {
    return prediction.cells();
  }

  private void cancel(int blocks) {
    RunControl control =
        new RunControl() {
          private int done;

          @Override
          public void progress(int block, int total) {
            done = block;
          }

          @Override
          public boolean cancelled() {
            return done >= blocks;
          }
        };
    assertThatThrownBy(
            () ->
                painted
                    .reconstructor()
                    .reconstruct(ReconstructionRequest.of(ASTRONAUT, CAT, mask), control))
        .isInstanceOf(CancellationException.class);
  }
}
