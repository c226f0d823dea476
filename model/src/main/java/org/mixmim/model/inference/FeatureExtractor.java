package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.network.ClassifierHead;
import org.mixmim.model.network.NetworkObserver;
import org.mixmim.model.tensor.HostTensor;

/** Features of plain images, belonging to a {@link LoadedModel}. */
public final class FeatureExtractor {
  private final LoadedModel model;
  private final RecordedPasses passes;

  FeatureExtractor(LoadedModel model, Optional<PassRecorder> recorder) {
    this.model = model;
    this.passes =
        new RecordedPasses(
            model.weights().manager(), recorder, inputs -> encoded(inputs.getFirst(), () -> {}));
  }

  /**
   * The features that a classifier head sees: the mean of the final tokens.
   *
   * @param input {@code [N, 3, S, S]}, normalised
   * @param control progress and cancelling
   * @return {@code [N, C]}
   * @throws InferenceException if the shape does not fit or the result is not finite
   */
  public HostTensor pooled(HostTensor input, RunControl control) {
    model.checkInput(input);
    return model.compute(
        scope -> {
          PassObserver observer = observer(control, false);
          NDArray pooled = ClassifierHead.pool(encode(scope, input, observer));
          return FiniteNumbers.of(HostTransfer.toHost(pooled), model);
        });
  }

  /**
   * The tokens of a stage as a map; stages 1 to 3 after patch merging, stage 4 before the final
   * norm.
   *
   * @param input {@code [N, 3, S, S]}, normalised
   * @param stage 1 to 4
   * @param control progress and cancelling
   * @return {@code [N, C, h, w]}
   * @throws InferenceException if the shape does not fit, there is no such stage, or the result is
   *     not finite
   */
  public HostTensor stage(HostTensor input, int stage, RunControl control) {
    if (stage < 1 || stage > MixMimConfig.STAGES) {
      throw new InferenceException(null, "inference.no-stage", stage);
    }
    HostTensor tokens =
        FiniteNumbers.of(trace(input, Optional.empty(), control).get("stage" + stage), model);
    int images = tokens.size(0);
    int length = tokens.size(1);
    int channels = tokens.size(2);
    float[] map = new float[tokens.length()];
    for (int i = 0; i < map.length; i++) {
      int image = i / (length * channels);
      int token = i / channels % length;
      map[(image * channels + i % channels) * length + token] = tokens.at(i);
    }
    long side = Math.round(Math.sqrt((double) length));
    return HostTensor.of(map, images, channels, side, side);
  }

  /** Every intermediate of plain images, up to the classes if there is a head. */
  NetworkTrace trace(HostTensor input, Optional<ImageClassifier> classifier, RunControl control) {
    model.checkInput(input);
    return model.compute(
        scope -> {
          PassObserver observer = observer(control, true);
          NDArray features = encode(scope, input, observer);
          classifier.ifPresent(head -> head.trace(features, observer));
          return new NetworkTrace(observer.tensors(), Optional.empty());
        });
  }

  /** The encoder's output {@code [N, cells, C]} in the given scope. */
  NDArray encode(NDManager scope, HostTensor input, PassObserver observer) {
    NDArray pixels = HostTransfer.toEngine(input, scope);
    Supplier<NDArray> steps = () -> encoded(pixels, observer);
    return observer.keeps() ? steps.get() : passes.compute(List.of(pixels), observer, steps);
  }

  private NDArray encoded(NDArray pixels, NetworkObserver observer) {
    NDArray tokens = model.encoder().embed(pixels);
    return model.encoder().encode(tokens, Optional.empty(), observer);
  }

  /** Releases what is kept between calls. */
  void release() {
    passes.clear();
  }

  private PassObserver observer(RunControl control, boolean keep) {
    return PassObserver.ofEncoder(model.info().config(), control, keep);
  }
}
