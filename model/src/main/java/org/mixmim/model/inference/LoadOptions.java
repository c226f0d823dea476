package org.mixmim.model.inference;

import java.util.Optional;
import java.util.OptionalInt;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.kernel.KernelChoice;

/**
 * What a user may say about a model beyond its file.
 *
 * @param decoderHeads attention heads of the decoder, where the file does not tell
 * @param normalisedPixels whether the decoder was trained on pixels normalised per cell, where the
 *     file does not tell or the user knows better
 * @param preprocessing how photographs become input; by default the convention that the file names,
 *     else that of the code whose parameter names it uses
 * @param device where to compute
 * @param precision of the heavy operations
 * @param kernels how to compute them; by default what was found fastest on this machine
 */
public record LoadOptions(
    OptionalInt decoderHeads,
    Optional<Boolean> normalisedPixels,
    Optional<Preprocessing.Convention> preprocessing,
    Device device,
    Precision precision,
    Optional<KernelChoice> kernels) {
  /** Everything as the file says, on the CPU. */
  public static final LoadOptions DEFAULT =
      new LoadOptions(OptionalInt.empty(), Optional.empty(), Optional.empty(), Device.CPU);

  /** Checks that chosen kernels compute in the precision asked for. */
  public LoadOptions {
    if (kernels.isPresent() && kernels.get().precision() != precision) {
      throw new IllegalArgumentException("the kernels compute in another precision");
    }
  }

  /**
   * Options in float32.
   *
   * @param decoderHeads attention heads of the decoder, where the file does not tell
   * @param normalisedPixels whether the decoder was trained on pixels normalised per cell
   * @param preprocessing how photographs become input
   * @param device where to compute
   */
  public LoadOptions(
      OptionalInt decoderHeads,
      Optional<Boolean> normalisedPixels,
      Optional<Preprocessing.Convention> preprocessing,
      Device device) {
    this(
        decoderHeads, normalisedPixels, preprocessing, device, Precision.FLOAT32, Optional.empty());
  }

  /**
   * These options, with what else is known of the model where they say nothing of it.
   *
   * @param heads attention heads of the decoder
   * @param normalised whether the decoder was trained on pixels normalised per cell
   * @return new options
   */
  public LoadOptions orElse(OptionalInt heads, Optional<Boolean> normalised) {
    return new LoadOptions(
        decoderHeads.isPresent() ? decoderHeads : heads,
        normalisedPixels.or(() -> normalised),
        preprocessing,
        device,
        precision,
        kernels);
  }

  /**
   * These options on another device.
   *
   * @param other the device
   * @return new options
   */
  public LoadOptions on(Device other) {
    return new LoadOptions(
        decoderHeads, normalisedPixels, preprocessing, other, precision, kernels);
  }

  /**
   * These options with another preprocessing.
   *
   * @param convention the convention
   * @return new options
   */
  public LoadOptions preprocessedBy(Preprocessing.Convention convention) {
    return new LoadOptions(
        decoderHeads, normalisedPixels, Optional.of(convention), device, precision, kernels);
  }

  /**
   * These options in another precision, with the kernels found fastest for it.
   *
   * @param other the precision
   * @return new options
   */
  public LoadOptions in(Precision other) {
    return new LoadOptions(
        decoderHeads, normalisedPixels, preprocessing, device, other, Optional.empty());
  }

  /**
   * These options with given kernels, in their precision.
   *
   * @param choice the kernels
   * @return new options
   */
  public LoadOptions with(KernelChoice choice) {
    return new LoadOptions(
        decoderHeads,
        normalisedPixels,
        preprocessing,
        device,
        choice.precision(),
        Optional.of(choice));
  }
}
