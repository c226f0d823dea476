package org.mixmim.app.cli;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mixmim.app.export.FigureDesign;
import org.mixmim.app.export.Provenance;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.Rendering;
import org.mixmim.model.mask.CellMask;

/**
 * How a pair of photographs is to be mixed and shown.
 *
 * @param mask which cells of A are B's
 * @param seed what the mask was drawn from, if it was drawn
 * @param ratio the share asked for with that seed
 * @param rendering how predictions become pictures
 * @param experiment what is fed to the network
 * @param both whether the second mixture is computed too
 * @param design how a figure shows it
 */
record ReconstructionSettings(
    CellMask mask,
    OptionalLong seed,
    OptionalDouble ratio,
    Rendering rendering,
    Experiment experiment,
    boolean both,
    FigureDesign design) {
  /** The settings that a figure was made with. */
  static ReconstructionSettings of(Provenance earlier) {
    return new ReconstructionSettings(
        earlier.mask(),
        earlier.seed(),
        earlier.ratio(),
        earlier.rendering(),
        earlier.experiment(),
        earlier.bothMixtures(),
        earlier.design());
  }
}
