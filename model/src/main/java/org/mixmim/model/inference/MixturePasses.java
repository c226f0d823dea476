package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.network.DualDecoder;
import org.mixmim.model.network.Encoder;
import org.mixmim.model.network.MaskTensors;
import org.mixmim.model.network.NetworkObserver;
import org.mixmim.model.network.RunMask;
import org.mixmim.model.network.StageMemory;
import org.mixmim.model.network.WindowMask;

/**
 * The ways through encoder and decoder: step by step, all at once on a card that has recorded it,
 * or no more than a painted cell changes. What goes in is taken over; what the decoder predicts
 * comes out, {@code [2 * N, cells, numbers]}, owned by the manager of what went in.
 */
final class MixturePasses {
  private static final NetworkObserver NOBODY = () -> {};

  private final LoadedModel model;
  private final DualDecoder decoder;
  private final RecordedPasses mixtures;
  private final RecordedPasses images;

  /**
   * Builds the decoder.
   *
   * @param model it belongs to
   * @param config of the decoder
   * @param recorder of the model's device, if passes are to be recorded
   */
  MixturePasses(LoadedModel model, DecoderConfig config, Optional<PassRecorder> recorder) {
    this.model = model;
    this.decoder = new DualDecoder(config, model.weights());
    this.mixtures = recorded(recorder, this::mixtures);
    this.images = recorded(recorder, this::images);
  }

  /** Step by step. */
  @FunctionalInterface
  private interface Steps {
    NDArray compute(NDArray input, MaskTensors mask, NetworkObserver observer);
  }

  /** Steps in a form that a card can record: their mask is nothing but an array. */
  private RecordedPasses recorded(Optional<PassRecorder> recorder, Steps steps) {
    return new RecordedPasses(
        model.weights().manager(),
        recorder,
        inputs -> {
          NDArray input = inputs.getFirst();
          try (MaskTensors mask =
              new WindowMask(input.getManager(), model.info().config(), inputs.getLast(), true)) {
            return steps.compute(input, mask, NOBODY);
          }
        });
  }

  private NDArray mixtures(NDArray mixed, MaskTensors mask, NetworkObserver observer) {
    NDArray features = model.encoder().encode(mixed, Optional.of(mask), observer);
    return decoder.reconstruct(features, mask, observer);
  }

  private NDArray images(NDArray pixels, MaskTensors mask, NetworkObserver observer) {
    NDArray patches = model.encoder().embed(pixels);
    observer.tensor("tokens", patches);
    NDArray mixed = Encoder.mix(patches, patches.flip(0), mask);
    observer.tensor("mixed", mixed);
    return mixtures(mixed, mask, observer);
  }

  /**
   * Of mixtures.
   *
   * @param mixed their patch tokens, {@code [N, tokens, width]}
   * @param mask they were mixed by
   * @param observer of the pass
   */
  NDArray ofMixtures(NDArray mixed, MaskTensors mask, PassObserver observer) {
    return compute(mixtures, mixed, mask, observer, () -> mixtures(mixed, mask, observer));
  }

  /**
   * Of images of which number i is mixed with number N - 1 - i.
   *
   * @param pixels {@code [N, 3, S, S]}, normalised
   * @param mask to mix them by
   * @param observer of the pass
   */
  NDArray ofImages(NDArray pixels, MaskTensors mask, PassObserver observer) {
    return compute(images, pixels, mask, observer, () -> images(pixels, mask, observer));
  }

  /**
   * Of one mixture whose mask is being painted.
   *
   * @param mixed its patch tokens, {@code [1, tokens, width]}
   * @param mask it was mixed by
   * @param memory of the same images
   * @param observer of the pass
   */
  NDArray ofPainted(NDArray mixed, RunMask mask, StageMemory memory, PassObserver observer) {
    NDArray features = model.encoder().encode(mixed, mask, memory, observer);
    return decoder.reconstruct(features, mask, observer);
  }

  /** Steps that are asked for, or taken by a mask for which nothing is recorded, are taken. */
  private static NDArray compute(
      RecordedPasses recorded,
      NDArray input,
      MaskTensors mask,
      PassObserver observer,
      Supplier<NDArray> steps) {
    return mask instanceof WindowMask windows && mask.maskedAttention() && !observer.keeps()
        ? recorded.compute(List.of(input, windows.all()), observer, steps)
        : steps.get();
  }

  /** Releases what is kept between calls. */
  void clear() {
    mixtures.clear();
    images.clear();
  }
}
