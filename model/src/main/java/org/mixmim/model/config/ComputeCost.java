package org.mixmim.model.config;

import static org.mixmim.model.config.MixMimConfig.STAGES;

/** How much work a network does, counted as the published tables count it. */
public final class ComputeCost {
  /** What the published counts take a layer norm for: operations an element. */
  private static final long NORM = 5;

  private ComputeCost() {}

  /**
   * Multiply-accumulates of one image through the encoder and, where there is one, the classifier
   * head: matrix products, the patch convolution and layer norms.
   *
   * @param config the network
   * @return 16.35e9 for the Base classifier, "FLOPs (G)" in papers
   */
  public static long macs(MixMimConfig config) {
    long total = 0;
    long embedded = square(config.side(0)) * config.width();
    total += embedded * 3 * square(config.patchSize()) + NORM * embedded;
    for (int stage = 0; stage < STAGES; stage++) {
      long tokens = square(config.side(stage));
      long width = config.width(stage);
      long window = square(config.windows().get(stage));
      long block = tokens * width * (12 * width + 2 * window + 2 * NORM);
      total += config.depths().get(stage) * block;
      if (stage < STAGES - 1) {
        long merged = tokens / 4 * 4 * width;
        total += merged * 2 * width + NORM * merged;
      }
    }
    long features = config.featureWidth();
    total += NORM * square(config.side(STAGES - 1)) * features;
    return total + features * config.classes().orElse(0);
  }

  private static long square(long side) {
    return side * side;
  }
}
