package org.mixmim.model.config;

/**
 * The shape of the dual decoder: plain transformer blocks over the cells.
 *
 * @param width channels of a token
 * @param depth blocks
 * @param heads attention heads, which no shape in a checkpoint tells
 * @param epsilon added to the variance in the decoder's layer norms: 1e-5 in the original release,
 *     1e-6 in OpenMMLab's
 */
public record DecoderConfig(int width, int depth, int heads, double epsilon) {
  /** Checks that the heads divide the width. */
  public DecoderConfig {
    if (width < 1 || depth < 0 || heads < 1 || width % heads != 0) {
      throw new ConfigException("config.decoder-heads", width, heads);
    }
  }
}
