package org.mixmim.model.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The published shapes (paper table 1) and this program's small one. */
public enum Variant {
  /** The shipped small models: half of Base's width, a third of its depth. */
  TINY(224, 64, List.of(2, 2, 6, 2), List.of(2, 4, 8, 16), new DecoderConfig(256, 4, 8, 1e-5)),
  /** MixMIM-B. */
  BASE(224, 128, List.of(2, 2, 18, 2), List.of(4, 8, 16, 32), new DecoderConfig(512, 8, 16, 1e-5)),
  /** MixMIM-L. */
  LARGE(
      224, 192, List.of(2, 2, 18, 2), List.of(6, 12, 24, 48), new DecoderConfig(512, 8, 16, 1e-5)),
  /** MixMIM-H. */
  HUGE(
      224, 352, List.of(2, 2, 18, 2), List.of(11, 22, 44, 88), new DecoderConfig(512, 8, 16, 1e-5)),
  /** MixMIM-B fine-tuned at 384 pixels. */
  BASE_384(
      384, 128, List.of(2, 2, 18, 2), List.of(4, 8, 16, 32), new DecoderConfig(512, 8, 16, 1e-5)),
  /** MixMIM-L fine-tuned at 384 pixels. */
  LARGE_384(
      384, 192, List.of(2, 2, 18, 2), List.of(6, 12, 24, 48), new DecoderConfig(512, 8, 16, 1e-5));

  private final MixMimConfig encoder;
  private final DecoderConfig decoder;

  Variant(
      int imageSize, int width, List<Integer> depths, List<Integer> heads, DecoderConfig decoder) {
    List<Integer> windows = imageSize == 384 ? List.of(16, 16, 24, 12) : List.of(14, 14, 14, 7);
    this.encoder =
        new MixMimConfig(
            imageSize, 4, width, depths, heads, windows, Optional.empty(), OptionalInt.empty());
    this.decoder = decoder;
  }

  /**
   * The network with the dual decoder.
   *
   * @return the pretraining configuration
   */
  public MixMimConfig pretraining() {
    return encoder.with(Optional.of(decoder), OptionalInt.empty());
  }

  /**
   * The network with a classifier head.
   *
   * @param classes how many classes
   * @return the classifier's configuration
   */
  public MixMimConfig classifier(int classes) {
    return encoder.with(Optional.empty(), OptionalInt.of(classes));
  }
}
