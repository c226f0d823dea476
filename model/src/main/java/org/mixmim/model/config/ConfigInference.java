package org.mixmim.model.config;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a network's configuration off the shapes of its parameters, never off its name. */
public final class ConfigInference {
  /** Channels of a decoder head when nothing else is said, as in the original release. */
  private static final int DEFAULT_HEAD_WIDTH = 32;

  private final Map<String, List<Long>> shapes;

  private ConfigInference(Map<String, List<Long>> shapes) {
    this.shapes = shapes;
  }

  /**
   * Infers the configuration.
   *
   * @param shapes the parameters' shapes under this program's names
   * @param hints what no shape tells
   * @return the configuration
   * @throws ConfigException if a telling parameter is missing or misshapen, or the parts do not fit
   */
  public static MixMimConfig infer(Map<String, List<Long>> shapes, ConfigHints hints) {
    return new ConfigInference(shapes).infer(hints);
  }

  private MixMimConfig infer(ConfigHints hints) {
    List<Long> patches = shape("patch_embed.proj.weight", 4);
    int patch = Math.toIntExact(patches.get(2));
    int side = root("absolute_pos_embed", shape("absolute_pos_embed", 3).get(1));
    List<Integer> depths = new ArrayList<>();
    List<Integer> heads = new ArrayList<>();
    List<Integer> windows = new ArrayList<>();
    for (int stage = 0; stage < STAGES; stage++) {
      String blocks = "layers." + stage + ".blocks.";
      depths.add(count(blocks, ".attn.qkv.weight"));
      String table = blocks + "0.attn.relative_position_bias_table";
      List<Long> bias = shape(table, 2);
      windows.add((root(table, bias.get(0)) + 1) / 2);
      heads.add(Math.toIntExact(bias.get(1)));
    }
    return new MixMimConfig(
        Math.multiplyExact(side, patch),
        patch,
        Math.toIntExact(patches.get(0)),
        depths,
        heads,
        windows,
        decoder(hints),
        shapes.containsKey("head.weight")
            ? OptionalInt.of(Math.toIntExact(shape("head.weight", 2).get(0)))
            : OptionalInt.empty());
  }

  private Optional<DecoderConfig> decoder(ConfigHints hints) {
    if (!shapes.containsKey("decoder_embed.weight")) {
      return Optional.empty();
    }
    int width = Math.toIntExact(shape("decoder_embed.weight", 2).get(0));
    int heads;
    if (hints.decoderHeads().isPresent()) {
      heads = hints.decoderHeads().getAsInt();
    } else if (width % DEFAULT_HEAD_WIDTH == 0) {
      heads = width / DEFAULT_HEAD_WIDTH;
    } else {
      throw new ConfigException("config.decoder-heads-unknown", width);
    }
    int depth = count("decoder_blocks.", ".attn.qkv.weight");
    return Optional.of(new DecoderConfig(width, depth, heads, hints.decoderEpsilon().orElse(1e-5)));
  }

  private int count(String before, String after) {
    int count = 0;
    while (shapes.containsKey(before + count + after)) {
      count++;
    }
    return count;
  }

  private List<Long> shape(String name, int axes) {
    List<Long> shape = shapes.get(name);
    if (shape == null) {
      throw new ConfigException("config.missing", name);
    }
    if (shape.size() != axes || shape.stream().anyMatch(length -> length < 1 || length > 1 << 20)) {
      throw new ConfigException("config.misshapen", name, shape.toString());
    }
    return shape;
  }

  private static int root(String name, long square) {
    int root = (int) Math.round(Math.sqrt((double) square));
    if ((long) root * root != square) {
      throw new ConfigException("config.not-square", name, square);
    }
    return root;
  }
}
