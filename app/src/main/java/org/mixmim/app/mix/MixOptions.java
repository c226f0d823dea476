package org.mixmim.app.mix;

import org.mixmim.app.pixels.ColourTable;
import org.mixmim.app.pixels.Sampling;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.ErrorMeasure;
import org.mixmim.model.inference.Experiment;

/**
 * How the pictures are made and shown.
 *
 * @param pasteVisible whether visible cells show the photograph instead of untrained predictions
 * @param grid whether the cells are drawn on the mixture
 * @param bothMixtures whether the second mixture, B with A in the mask, is computed at once, too
 * @param mixture which mixture is shown: A for A with B in the mask, B for the second
 * @param colours how predictions of normalised pixels become colours
 * @param measure what the error map shows
 * @param errorColours its colours
 * @param errorOf whose error is shown
 * @param sampling how pixels are enlarged
 * @param experiment what is changed against the training
 */
public record MixOptions(
    boolean pasteVisible,
    boolean grid,
    boolean bothMixtures,
    Side mixture,
    ColourMode colours,
    ErrorMeasure measure,
    ColourTable errorColours,
    Side errorOf,
    Sampling sampling,
    Experiment experiment) {
  /** As the program starts. */
  public static final MixOptions DEFAULT =
      new MixOptions(
          true,
          true,
          false,
          Side.A,
          ColourMode.ESTIMATED,
          ErrorMeasure.ABSOLUTE,
          ColourTable.HEAT,
          Side.A,
          Sampling.SMOOTH,
          Experiment.STANDARD);

  MixOptions withPasteVisible(boolean paste) {
    return new MixOptions(
        paste,
        grid,
        bothMixtures,
        mixture,
        colours,
        measure,
        errorColours,
        errorOf,
        sampling,
        experiment);
  }

  MixOptions withGrid(boolean drawn) {
    return new MixOptions(
        pasteVisible,
        drawn,
        bothMixtures,
        mixture,
        colours,
        measure,
        errorColours,
        errorOf,
        sampling,
        experiment);
  }

  MixOptions withBothMixtures(boolean both) {
    return new MixOptions(
        pasteVisible,
        grid,
        both,
        both ? mixture : Side.A,
        colours,
        measure,
        errorColours,
        errorOf,
        sampling,
        experiment);
  }

  MixOptions withMixture(Side shown) {
    return new MixOptions(
        pasteVisible,
        grid,
        bothMixtures,
        shown,
        colours,
        measure,
        errorColours,
        errorOf,
        sampling,
        experiment);
  }

  MixOptions withColours(ColourMode mode) {
    return new MixOptions(
        pasteVisible,
        grid,
        bothMixtures,
        mixture,
        mode,
        measure,
        errorColours,
        errorOf,
        sampling,
        experiment);
  }

  MixOptions withMeasure(ErrorMeasure shown) {
    return new MixOptions(
        pasteVisible,
        grid,
        bothMixtures,
        mixture,
        colours,
        shown,
        errorColours,
        errorOf,
        sampling,
        experiment);
  }

  MixOptions withErrorColours(ColourTable table) {
    return new MixOptions(
        pasteVisible,
        grid,
        bothMixtures,
        mixture,
        colours,
        measure,
        table,
        errorOf,
        sampling,
        experiment);
  }

  MixOptions withErrorOf(Side side) {
    return new MixOptions(
        pasteVisible,
        grid,
        bothMixtures,
        mixture,
        colours,
        measure,
        errorColours,
        side,
        sampling,
        experiment);
  }

  MixOptions withSampling(Sampling shown) {
    return new MixOptions(
        pasteVisible,
        grid,
        bothMixtures,
        mixture,
        colours,
        measure,
        errorColours,
        errorOf,
        shown,
        experiment);
  }

  MixOptions withExperiment(Experiment tried) {
    return new MixOptions(
        pasteVisible,
        grid,
        bothMixtures,
        mixture,
        colours,
        measure,
        errorColours,
        errorOf,
        sampling,
        tried);
  }
}
