package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

class PredictionRendererTest {
  private static final RgbImage ASTRONAUT = Fixtures.square("astronaut");
  private static final CellMask HIDDEN = Fixtures.mask("A");
  private static final HostTensor TARGET = PredictionRenderer.networkCells(ASTRONAUT, 32);

  @Test
  void theTargetsStatisticsUndoNormalisationExactly() {
    Prediction prediction = new Prediction(normalised(TARGET), HIDDEN, true);
    RgbImage picture =
        PredictionRenderer.picture(
            prediction, ASTRONAUT, new Rendering(ColourMode.FROM_TARGET, false));
    assertThat(picture).isEqualTo(ASTRONAUT);
  }

  @Test
  void estimatedColoursUseNothingOfTheHiddenCells() {
    Prediction prediction = new Prediction(normalised(TARGET), HIDDEN, true);
    Rendering estimated = new Rendering(ColourMode.ESTIMATED, false);
    RgbImage blackened = MixedImage.mix(ASTRONAUT, black(), HIDDEN);
    HostTensor withTruth = PredictionRenderer.render(prediction, ASTRONAUT, estimated);
    HostTensor without = PredictionRenderer.render(prediction, blackened, estimated);
    assertThat(without).isEqualTo(withTruth);
  }

  @Test
  void estimatedColoursOfVisibleCellsAreTheirOwn() {
    Prediction prediction = new Prediction(normalised(TARGET), HIDDEN, true);
    RgbImage picture =
        PredictionRenderer.picture(
            prediction, ASTRONAUT, new Rendering(ColourMode.ESTIMATED, false));
    assertThat(picture.crop(0, 0, 32, 32).equals(ASTRONAUT.crop(0, 0, 32, 32)))
        .isEqualTo(!HIDDEN.get(0, 0));
    assertThat(MixedImage.mix(picture, black(), HIDDEN))
        .isEqualTo(MixedImage.mix(ASTRONAUT, black(), HIDDEN));
  }

  @Test
  void asPredictedShowsNormalisedValuesAroundGray() {
    float[] zeros = new float[TARGET.length()];
    Prediction prediction = new Prediction(HostTensor.of(zeros, TARGET.shape()), HIDDEN, true);
    HostTensor picture =
        PredictionRenderer.render(
            prediction, ASTRONAUT, new Rendering(ColourMode.AS_PREDICTED, false));
    assertThat(picture.toArray()).containsOnly(0.5f);
  }

  @Test
  void plainPixelsLookTheSameInEveryMode() {
    Prediction prediction = new Prediction(TARGET, HIDDEN, false);
    for (ColourMode mode : ColourMode.values()) {
      assertThat(PredictionRenderer.picture(prediction, ASTRONAUT, new Rendering(mode, false)))
          .isEqualTo(ASTRONAUT);
    }
  }

  @Test
  void pastingShowsTheOriginalAtVisibleCellsOnly() {
    float[] zeros = new float[TARGET.length()];
    Prediction prediction = new Prediction(HostTensor.of(zeros, TARGET.shape()), HIDDEN, false);
    RgbImage picture =
        PredictionRenderer.picture(
            prediction, ASTRONAUT, new Rendering(ColourMode.AS_PREDICTED, true));
    assertThat(MixedImage.mix(picture, black(), HIDDEN))
        .isEqualTo(MixedImage.mix(ASTRONAUT, black(), HIDDEN));
    assertThat(picture).isNotEqualTo(ASTRONAUT);
  }

  @Test
  void aPerfectPredictionHasPerfectFigures() {
    Prediction prediction = new Prediction(TARGET, HIDDEN, false);
    Comparison comparison = Comparison.of(prediction, ASTRONAUT, ColourMode.AS_PREDICTED);
    Figures figures = ReconstructionMetrics.of(comparison);
    assertThat(figures.mse()).isLessThan(1e-12);
    assertThat(figures.psnr()).isGreaterThan(120);
    assertThat(figures.ssim()).isCloseTo(1, within(1e-6));
    for (ErrorMeasure measure : ErrorMeasure.values()) {
      HostTensor errors = ErrorMap.of(comparison, measure);
      assertThat(Fixtures.largestError(errors, HostTensor.of(new float[224 * 224], 224, 224)))
          .isLessThan(1e-5);
    }
  }

  @Test
  void figuresOfOneCellCountThatCellAlone() {
    float[] values = TARGET.toArray();
    for (int i = 0; i < 3072; i++) {
      values[i] += (float) (0.1 / 0.225);
    }
    Prediction prediction = new Prediction(HostTensor.of(values, TARGET.shape()), HIDDEN, false);
    CellFigures first =
        ReconstructionMetrics.cell(prediction, ASTRONAUT, ColourMode.AS_PREDICTED, 0, 0);
    CellFigures second =
        ReconstructionMetrics.cell(prediction, ASTRONAUT, ColourMode.AS_PREDICTED, 0, 1);
    assertThat(first.mse()).isCloseTo(0.01, within(0.001));
    assertThat(second.mse()).isLessThan(1e-12);
  }

  @ParameterizedTest
  @EnumSource(ColourMode.class)
  void figuresOfOneCellAreThoseOfThePictureThere(ColourMode colours) {
    Prediction prediction = new Prediction(normalised(TARGET), HIDDEN, true);
    HostTensor picture =
        PredictionRenderer.render(prediction, ASTRONAUT, new Rendering(colours, false));
    double squares = 0;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 4 * 32; y < 5 * 32; y++) {
        for (int x = 2 * 32; x < 3 * 32; x++) {
          double wanted = ASTRONAUT.sample(x, y, channel) / 255.0;
          squares += Math.pow(picture.at((channel * 224 + y) * 224 + x) - wanted, 2);
        }
      }
    }
    assertThat(ReconstructionMetrics.cell(prediction, ASTRONAUT, colours, 4, 2).mse())
        .isCloseTo(squares / 3072, within(1e-12));
  }

  private static HostTensor normalised(HostTensor cells) {
    float[] values = new float[cells.length()];
    for (int cell = 0; cell < cells.size(0); cell++) {
      CellStatistics statistics = CellStatistics.of(cells, cell);
      for (int i = 0; i < cells.size(1); i++) {
        int at = cell * cells.size(1) + i;
        values[at] = (float) statistics.normalise(cells.at(at));
      }
    }
    return HostTensor.of(values, cells.shape());
  }

  private static RgbImage black() {
    return RgbImage.of(224, 224, new byte[3 * 224 * 224]);
  }
}
