package org.mixmim.model.inference;

import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Parameters;

/**
 * Untrained parameters as the original release starts from: Xavier-uniform matrices, zero biases,
 * ones in norms, small Gaussian tables and mask token, sine-cosine positions. Every parameter has a
 * random stream of its own, so that one can be drawn without the others.
 */
final class RandomParameters {
  private static final double SMALL = 0.02;

  private final SequencedMap<String, List<Long>> shapes;
  private final long seed;

  RandomParameters(MixMimConfig config, long seed) {
    this.shapes = Parameters.of(config);
    this.seed = seed;
  }

  /** Every parameter's shape by name. */
  SequencedMap<String, List<Long>> shapes() {
    return shapes;
  }

  /** The numbers of one parameter, row-major. */
  float[] draw(String name) {
    List<Long> shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("the network has no parameter " + name);
    }
    float[] values = new float[Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact))];
    SplittableRandom random = new SplittableRandom(seed + name.hashCode());
    if (name.endsWith("pos_embed")) {
      return positions(Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)));
    } else if (name.endsWith("mask_token") || name.endsWith("bias_table")) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (SMALL * random.nextGaussian());
      }
    } else if (name.endsWith(".bias")) {
      return values;
    } else if (shape.size() == 1) {
      Arrays.fill(values, 1);
    } else {
      long out = shape.getFirst();
      double bound = Math.sqrt(6.0 / (out + values.length / (double) out));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-bound, bound);
      }
    }
    return values;
  }

  /**
   * The first half of the channels encodes the column, the second the row, as the original has it.
   */
  private static float[] positions(int tokens, int width) {
    int side = (int) Math.round(Math.sqrt((double) tokens));
    int quarter = width / 4;
    float[] table = new float[tokens * width];
    for (int token = 0; token < tokens; token++) {
      for (int half = 0; half < 2; half++) {
        int place = half == 0 ? token % side : token / side;
        for (int i = 0; i < quarter; i++) {
          double angle = place / Math.pow(10_000, i / (double) quarter);
          int at = token * width + half * 2 * quarter + i;
          table[at] = (float) Math.sin(angle);
          table[at + quarter] = (float) Math.cos(angle);
        }
      }
    }
    return table;
  }
}
