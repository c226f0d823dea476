package org.mixmim.model.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to measure.
 *
 * @param task what
 * @param batch images at a time; 2 for a pair
 * @param rounds how often, after the warm-up; medians are told
 * @param against a TorchScript file of the same network, run beside on the same input
 */
public record BenchSettings(BenchTask task, int batch, int rounds, Optional<Path> against) {
  /** Checks the numbers. */
  public BenchSettings {
    if (batch < 1 || rounds < 1) {
      throw new IllegalArgumentException("at least one image and one round");
    }
    if (task == BenchTask.PAIR && batch != 2) {
      throw new IllegalArgumentException("a pair is two images");
    }
  }
}
