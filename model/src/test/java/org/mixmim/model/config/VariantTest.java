package org.mixmim.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The published shapes against the figures published with them. */
class VariantTest {
  @ParameterizedTest
  @CsvSource({
    "BASE, 88344352",
    "LARGE, 197396668",
    "HUGE, 659262658",
    "BASE_384, 89577440",
    "LARGE_384, 199246300",
  })
  void classifiersHaveThePublishedNumberOfParameters(Variant variant, long parameters) {
    assertThat(Parameters.count(variant.classifier(1000))).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"BASE, 114665784", "LARGE, 223468244", "HUGE, 684709594"})
  void pretrainingModelsHaveThePublishedNumberOfParameters(Variant variant, long parameters) {
    assertThat(Parameters.count(variant.pretraining())).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "BASE, 16.35, 2",
    "LARGE, 35.86, 2",
    "HUGE, 117.7, 1",
    "BASE_384, 52.57, 2",
    "LARGE_384, 112.15, 2",
  })
  void classifiersCostWhatIsPrinted(Variant variant, double gigamacs, int digits) {
    double cost = ComputeCost.macs(variant.classifier(1000)) / 1e9;
    assertThat(String.format(Locale.ROOT, "%." + digits + "f", cost))
        .isEqualTo(String.format(Locale.ROOT, "%." + digits + "f", gigamacs));
  }

  @ParameterizedTest
  @EnumSource
  void theShapesTellTheConfiguration(Variant variant) {
    for (MixMimConfig config :
        List.of(variant.pretraining(), variant.classifier(1000), variant.classifier(7))) {
      assertThat(ConfigInference.infer(Parameters.of(config), ConfigHints.NONE)).isEqualTo(config);
    }
  }

  @Test
  void hintsTellWhatShapesDoNot() {
    Map<String, List<Long>> shapes = Parameters.of(Variant.BASE.pretraining());
    ConfigHints hints = new ConfigHints(OptionalInt.of(8), OptionalDouble.of(1e-6));
    DecoderConfig decoder = ConfigInference.infer(shapes, hints).decoder().orElseThrow();
    assertThat(decoder).isEqualTo(new DecoderConfig(512, 8, 8, 1e-6));
    assertThat(hints.withDecoderHeads(OptionalInt.of(4)).decoderHeads()).hasValue(4);
    assertThat(hints.withDecoderHeads(OptionalInt.empty())).isEqualTo(hints);
  }

  @Test
  void anUnusualDecoderNeedsItsHeadsGiven() {
    Map<String, List<Long>> shapes = new HashMap<>(Parameters.of(Variant.TINY.pretraining()));
    shapes.put("decoder_embed.weight", List.of(40L, 512L));
    assertThatThrownBy(() -> ConfigInference.infer(shapes, ConfigHints.NONE))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> assertThat(e.key()).isEqualTo("config.decoder-heads-unknown"));
    ConfigHints seven = ConfigHints.NONE.withDecoderHeads(OptionalInt.of(7));
    assertThatThrownBy(() -> ConfigInference.infer(shapes, seven))
        .isInstanceOfSatisfying(
            ConfigException.class, e -> assertThat(e.key()).isEqualTo("config.decoder-heads"));
  }

  @ParameterizedTest
  @CsvSource({
    "absolute_pos_embed, '', config.missing",
    "absolute_pos_embed, '1,3135,64', config.not-square",
    "absolute_pos_embed, '1,3136', config.misshapen",
    "absolute_pos_embed, '1,99999999999,64', config.misshapen",
    "absolute_pos_embed, '1,3025,64', config.image-size",
    "patch_embed.proj.weight, '64,3,4', config.misshapen",
    "layers.0.blocks.0.attn.relative_position_bias_table, '730,2', config.not-square",
    "layers.0.blocks.0.attn.relative_position_bias_table, '625,2', config.window",
    "layers.0.blocks.0.attn.relative_position_bias_table, '729,5', config.heads",
  })
  void shapesThatMakeNoNetworkAreRefusedByName(String name, String shape, String key) {
    Map<String, List<Long>> shapes = new HashMap<>(Parameters.of(Variant.TINY.classifier(3)));
    if (shape.isEmpty()) {
      shapes.remove(name);
    } else {
      shapes.put(name, List.of(shape.split(",")).stream().map(Long::valueOf).toList());
    }
    assertThatThrownBy(() -> ConfigInference.infer(shapes, ConfigHints.NONE))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.key()).isEqualTo(key);
              assertThat(e.describe(Locale.ENGLISH)).isNotBlank();
              assertThat(e.remedy(Locale.SIMPLIFIED_CHINESE)).isNotBlank();
            });
  }
}
