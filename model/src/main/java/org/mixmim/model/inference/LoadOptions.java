package org.mixmim.model.inference;

import java.util.Optional;
import java.util.OptionalInt;
import org.mixmim.model.engine.Device;
import org.mixmim.model.image.Preprocessing;

/**
 * What a user may say about a model beyond its file.
 *
 * @param decoderHeads attention heads of the decoder, where the file does not tell
 * @param normalisedPixels whether the decoder was trained on pixels normalised per cell, where the
 *     file does not tell or the user knows better
 * @param preprocessing how photographs become input; by default the convention of the code that
 *     wrote the file, OpenMMLab's for this program's own models
 * @param device where to compute
 */
public record LoadOptions(
    OptionalInt decoderHeads,
    Optional<Boolean> normalisedPixels,
    Optional<Preprocessing.Convention> preprocessing,
    Device device) {
  /** Everything as the file says, on the CPU. */
  public static final LoadOptions DEFAULT =
      new LoadOptions(OptionalInt.empty(), Optional.empty(), Optional.empty(), Device.CPU);

  /**
   * These options on another device.
   *
   * @param other the device
   * @return new options
   */
  public LoadOptions on(Device other) {
    return new LoadOptions(decoderHeads, normalisedPixels, preprocessing, other);
  }

  /**
   * These options with another preprocessing.
   *
   * @param convention the convention
   * @return new options
   */
  public LoadOptions preprocessedBy(Preprocessing.Convention convention) {
    return new LoadOptions(decoderHeads, normalisedPixels, Optional.of(convention), device);
  }
}
