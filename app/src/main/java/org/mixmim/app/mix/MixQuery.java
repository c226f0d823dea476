package org.mixmim.app.mix;

import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.ErrorMeasure;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.inference.Rendering;

/**
 * Everything that the pictures of one moment depend on.
 *
 * @param model the network
 * @param request what goes through it
 * @param mixture which mixture is shown
 * @param rendering how predictions become colours
 * @param measure what the error map shows
 * @param errorOf whose error is shown
 */
record MixQuery(
    MixModel model,
    ReconstructionRequest request,
    Side mixture,
    Rendering rendering,
    ErrorMeasure measure,
    Side errorOf) {
  static MixQuery of(MixModel model, ReconstructionRequest request, MixOptions options) {
    ColourMode colours = model.normalisedPixels() ? options.colours() : ColourMode.AS_PREDICTED;
    return new MixQuery(
        model,
        request,
        options.mixture(),
        new Rendering(colours, options.pasteVisible()),
        options.measure(),
        options.errorOf());
  }

  /** The same with the second mixture, without which there is no training loss. */
  MixQuery withBothMixtures() {
    return with(
        new ReconstructionRequest(
            request.a(), request.b(), request.mask(), true, request.experiment()));
  }

  /** Something else through the same network, shown in the same way. */
  MixQuery with(ReconstructionRequest other) {
    return new MixQuery(model, other, mixture, rendering, measure, errorOf);
  }

  /** Whether a result of that query shows what this one asks for. */
  boolean sameInput(MixQuery other) {
    return model.equals(other.model)
        && request.a().equals(other.request.a())
        && request.b().equals(other.request.b())
        && request.mask().equals(other.request.mask())
        && request.experiment().equals(other.request.experiment());
  }
}
