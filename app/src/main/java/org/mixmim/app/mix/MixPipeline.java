package org.mixmim.app.mix;

import java.util.Optional;
import org.mixmim.app.task.TaskControl;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.ErrorMap;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.PredictionRenderer;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionMetrics;
import org.mixmim.model.inference.ReconstructionRequest;

/**
 * Answers queries on the inference thread. The network's last answer is kept, so that another way
 * of showing it costs no second run.
 */
final class MixPipeline {
  private record Answer(MixModel model, Reconstruction reconstruction) {}

  private Optional<Answer> last = Optional.empty();

  MixResult answer(MixQuery query, TaskControl control) {
    Reconstruction reconstruction = reconstruct(query, control);
    Mixture shown = reconstruction.mixtures().get(query.mixture() == Side.A ? 0 : 1);
    RgbImage a = query.request().a();
    RgbImage b = query.request().b();
    ColourMode colours = query.rendering().colours();
    boolean errorOfA = query.errorOf() == Side.A;
    Prediction wrong = errorOfA ? shown.a() : shown.b();
    return new MixResult(
        query,
        reconstruction,
        shown,
        PredictionRenderer.picture(shown.a(), a, query.rendering()),
        PredictionRenderer.picture(shown.b(), b, query.rendering()),
        ErrorMap.of(wrong, errorOfA ? a : b, colours, query.measure()),
        ReconstructionMetrics.of(shown.a(), a, colours),
        ReconstructionMetrics.of(shown.b(), b, colours));
  }

  private Reconstruction reconstruct(MixQuery query, TaskControl control) {
    Optional<Reconstruction> known =
        last.filter(answer -> answer.model().equals(query.model()))
            .map(Answer::reconstruction)
            .filter(done -> covers(done.request(), query.request()));
    if (known.isPresent()) {
      return known.get();
    }
    Reconstruction fresh = query.model().reconstruct(query.request(), control);
    last = Optional.of(new Answer(query.model(), fresh));
    return fresh;
  }

  private static boolean covers(ReconstructionRequest done, ReconstructionRequest asked) {
    return done.a().equals(asked.a())
        && done.b().equals(asked.b())
        && done.mask().equals(asked.mask())
        && done.experiment().equals(asked.experiment())
        && (done.bothMixtures() || !asked.bothMixtures());
  }
}
