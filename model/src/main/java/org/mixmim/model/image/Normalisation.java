package org.mixmim.model.image;

import java.util.List;

/**
 * The statistics of ImageNet that both reference implementations normalise with, for pixels in
 * 0..1.
 */
public final class Normalisation {
  private static final List<Float> MEAN = List.of(0.485f, 0.456f, 0.406f);
  private static final List<Float> DEVIATION = List.of(0.229f, 0.224f, 0.225f);

  private Normalisation() {}

  /**
   * The mean that is subtracted.
   *
   * @param channel 0 red, 1 green, 2 blue
   * @return for pixels in 0..1
   */
  public static float mean(int channel) {
    return MEAN.get(channel);
  }

  /**
   * The standard deviation that is divided by.
   *
   * @param channel 0 red, 1 green, 2 blue
   * @return for pixels in 0..1
   */
  public static float deviation(int channel) {
    return DEVIATION.get(channel);
  }
}
