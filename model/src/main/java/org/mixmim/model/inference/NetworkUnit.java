package org.mixmim.model.inference;

import org.mixmim.model.image.Normalisation;

/** Between samples in 0..1 and the network's unit, one number at a time. */
final class NetworkUnit {
  private static final int SAMPLES = 256;

  /** Every sample of every channel, since pictures are converted while a mask is painted. */
  private static final float[] OF_SAMPLE = new float[3 * SAMPLES];

  /** The same in 0..1. */
  private static final float[] UNIT = new float[SAMPLES];

  static {
    for (int sample = 0; sample < SAMPLES; sample++) {
      UNIT[sample] = sample / 255f;
    }
    for (int channel = 0; channel < 3; channel++) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        OF_SAMPLE[channel * SAMPLES + sample] = (float) fromUnit(unit(sample), channel);
      }
    }
  }

  private NetworkUnit() {}

  static double toUnit(double normalised, int channel) {
    return stretch(normalised, channel) + Normalisation.mean(channel);
  }

  /** A difference in the network's unit as a difference of samples in 0..1. */
  static double stretch(double difference, int channel) {
    return difference * Normalisation.deviation(channel);
  }

  static double fromUnit(double sample, int channel) {
    return (sample - Normalisation.mean(channel)) / Normalisation.deviation(channel);
  }

  /** A sample of 0 to 255 in 0..1. */
  static float unit(int sample) {
    return UNIT[sample];
  }

  /** A sample of 0 to 255 in the network's unit. */
  static float ofSample(int sample, int channel) {
    return OF_SAMPLE[channel * SAMPLES + sample];
  }
}
