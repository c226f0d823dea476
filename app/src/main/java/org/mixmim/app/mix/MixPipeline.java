package org.mixmim.app.mix;

import java.util.Optional;
import java.util.function.Consumer;
import org.mixmim.app.task.TaskControl;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Comparison;
import org.mixmim.model.inference.ErrorMap;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.PredictionRenderer;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionMetrics;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.inference.Rendering;

/**
 * Answers queries on the inference thread. The network's last answer is kept, so that another way
 * of showing it costs no second run.
 */
final class MixPipeline {
  private record Answer(MixModel model, Reconstruction reconstruction) {}

  private Optional<Answer> last = Optional.empty();

  /** The pictures are shown before their figures are there, which take longer than all of them. */
  MixResult answer(MixQuery query, TaskControl control, Consumer<? super MixResult> pictures) {
    Reconstruction reconstruction = reconstruct(query, control);
    Mixture shown = reconstruction.mixtures().get(query.mixture() == Side.A ? 0 : 1);
    RgbImage a = query.request().a();
    RgbImage b = query.request().b();
    Comparison ofA = Comparison.of(shown.a(), a, query.rendering().colours());
    Comparison ofB = Comparison.of(shown.b(), b, query.rendering().colours());
    MixResult result =
        new MixResult(
            query,
            reconstruction,
            shown,
            picture(shown.a(), a, ofA, query.rendering()),
            picture(shown.b(), b, ofB, query.rendering()),
            ErrorMap.of(query.errorOf() == Side.A ? ofA : ofB, query.measure()),
            Optional.empty());
    pictures.accept(result);
    return result.with(
        new PairFigures(ReconstructionMetrics.of(ofA), ReconstructionMetrics.of(ofB)));
  }

  /** With the visible cells pasted it is what is compared, and need not be made again. */
  private static RgbImage picture(
      Prediction prediction, RgbImage target, Comparison comparison, Rendering rendering) {
    return rendering.pasteVisible()
        ? PredictionRenderer.toImage(comparison.predicted())
        : PredictionRenderer.picture(prediction, target, rendering);
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
