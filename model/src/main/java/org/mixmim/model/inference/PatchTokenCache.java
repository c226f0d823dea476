package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.tensor.HostTensor;

/**
 * The patch tokens of the images used last, which do not depend on the mask. Owns their native
 * memory until they are pushed out or cleared.
 */
final class PatchTokenCache {
  private static final int CAPACITY = 4;

  private final LoadedModel model;
  private final SequencedMap<RgbImage, NDArray> tokens = new LinkedHashMap<>(8, 0.75f, true);

  PatchTokenCache(LoadedModel model) {
    this.model = model;
  }

  /**
   * The tokens of an image, computed unless it was seen lately.
   *
   * @param square as wide as the model's input
   * @return {@code [1, tokens, width]}, owned by this cache
   */
  NDArray get(RgbImage square) {
    NDArray known = tokens.get(square);
    if (known != null) {
      return known;
    }
    HostTensor pixels = model.info().preprocessing().normalise(List.of(square));
    NDArray input = HostTransfer.toEngine(pixels, model.weights().manager());
    NDArray computed = model.encoder().embed(input);
    tokens.put(square, computed);
    if (tokens.size() > CAPACITY) {
      tokens.pollFirstEntry().getValue().close();
    }
    return computed;
  }

  /** Releases everything. */
  void clear() {
    tokens.values().forEach(NDArray::close);
    tokens.clear();
  }
}
