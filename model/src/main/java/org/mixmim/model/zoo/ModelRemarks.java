package org.mixmim.model.zoo;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is said of a model beyond its file, by its card or by whoever imported it.
 *
 * @param decoderHeads attention heads of the decoder
 * @param normalisedPixels whether the decoder was trained on pixels normalised per cell
 */
public record ModelRemarks(OptionalInt decoderHeads, Optional<Boolean> normalisedPixels) {
  /** Nothing is said. */
  public static final ModelRemarks NONE = new ModelRemarks(OptionalInt.empty(), Optional.empty());
}
