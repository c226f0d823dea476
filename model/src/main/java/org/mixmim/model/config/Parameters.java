package org.mixmim.model.config;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The parameters a network of a configuration has, under the names of the original release, which
 * are this program's names too.
 */
public final class Parameters {
  private final SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>();
  private final MixMimConfig config;

  private Parameters(MixMimConfig config) {
    this.config = config;
  }

  /**
   * Every parameter of a network with its shape.
   *
   * @param config the network
   * @return name to shape, in the order of computation
   */
  public static SequencedMap<String, List<Long>> of(MixMimConfig config) {
    Parameters parameters = new Parameters(config);
    parameters.encoder();
    config.decoder().ifPresent(parameters::decoder);
    config.classes().ifPresent(n -> parameters.linear("head", config.featureWidth(), n, true));
    return parameters.shapes;
  }

  /**
   * How many numbers those parameters hold, position tables included, as published counts have it.
   *
   * @param config the network
   * @return 88,344,352 for the Base classifier of 1000 classes
   */
  public static long count(MixMimConfig config) {
    return of(config).values().stream()
        .mapToLong(shape -> shape.stream().reduce(1L, Math::multiplyExact))
        .sum();
  }

  private void encoder() {
    add("patch_embed.proj.weight", config.width(), 3, config.patchSize(), config.patchSize());
    add("patch_embed.proj.bias", config.width());
    norm("patch_embed.norm", config.width());
    add("absolute_pos_embed", 1, (long) config.side(0) * config.side(0), config.width());
    for (int stage = 0; stage < STAGES; stage++) {
      int width = config.width(stage);
      for (int block = 0; block < config.depths().get(stage); block++) {
        String name = "layers." + stage + ".blocks." + block;
        long offsets = 2L * config.windows().get(stage) - 1;
        add(
            name + ".attn.relative_position_bias_table",
            offsets * offsets,
            config.heads().get(stage));
        block(name, width);
      }
      if (stage < STAGES - 1) {
        String name = "layers." + stage + ".downsample";
        norm(name + ".norm", 4 * width);
        linear(name + ".reduction", 4 * width, 2 * width, false);
      }
    }
    norm("norm", config.featureWidth());
  }

  private void decoder(DecoderConfig decoder) {
    int cells = config.grid() * config.grid();
    linear("decoder_embed", config.featureWidth(), decoder.width(), true);
    add("mask_token", 1, 1, decoder.width());
    add("decoder_pos_embed", 1, cells, decoder.width());
    for (int block = 0; block < decoder.depth(); block++) {
      block("decoder_blocks." + block, decoder.width());
    }
    norm("decoder_norm", decoder.width());
    linear("decoder_pred", decoder.width(), 3 * config.cellSize() * config.cellSize(), true);
  }

  private void block(String name, int width) {
    norm(name + ".norm1", width);
    linear(name + ".attn.qkv", width, 3 * width, true);
    linear(name + ".attn.proj", width, width, true);
    norm(name + ".norm2", width);
    linear(name + ".mlp.fc1", width, 4 * width, true);
    linear(name + ".mlp.fc2", 4 * width, width, true);
  }

  private void norm(String name, int width) {
    add(name + ".weight", width);
    add(name + ".bias", width);
  }

  private void linear(String name, int in, int out, boolean bias) {
    add(name + ".weight", out, in);
    if (bias) {
      add(name + ".bias", out);
    }
  }

  private void add(String name, long... shape) {
    shapes.put(name, Arrays.stream(shape).boxed().toList());
  }
}
