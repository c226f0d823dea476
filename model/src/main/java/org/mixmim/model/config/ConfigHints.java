package org.mixmim.model.config;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a file says of its network beyond the shapes.
 *
 * @param decoderHeads attention heads of the decoder
 * @param decoderEpsilon added to the variance in the decoder's layer norms
 */
public record ConfigHints(OptionalInt decoderHeads, OptionalDouble decoderEpsilon) {
  /** Nothing is known. */
  public static final ConfigHints NONE =
      new ConfigHints(OptionalInt.empty(), OptionalDouble.empty());

  /**
   * These hints, with another number of decoder heads if one is given.
   *
   * @param heads what the user says, which counts more than the file
   * @return the hints
   */
  public ConfigHints withDecoderHeads(OptionalInt heads) {
    return heads.isPresent() ? new ConfigHints(heads, decoderEpsilon) : this;
  }
}
