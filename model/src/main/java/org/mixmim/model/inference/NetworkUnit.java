package org.mixmim.model.inference;

import org.mixmim.model.image.Normalisation;

/** Between samples in 0..1 and the network's unit, one number at a time. */
final class NetworkUnit {
  private NetworkUnit() {}

  static double toUnit(double normalised, int channel) {
    return normalised * Normalisation.deviation(channel) + Normalisation.mean(channel);
  }

  static double fromUnit(double sample, int channel) {
    return (sample - Normalisation.mean(channel)) / Normalisation.deviation(channel);
  }
}
