package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.config.ConfigException;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Parameters;

final class OfficialNamesTest {
  private static final MixMimConfig SMALL =
      new MixMimConfig(
          64,
          4,
          4,
          List.of(1, 1, 1, 1),
          List.of(1, 1, 2, 2),
          List.of(4, 4, 4, 2),
          Optional.of(new DecoderConfig(4, 1, 2, 1e-5)),
          OptionalInt.of(3));

  @TempDir private Path folder;
  private final SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>(Parameters.of(SMALL));

  private Checkpoint open(String metadata) throws IOException {
    return Checkpoints.open(
        Files.write(folder.resolve("m.safetensors"), SafetensorsBytes.counting(shapes, metadata)));
  }

  @Test
  void readsTheNetworkOffShapesAndMetadata() throws IOException {
    try (Checkpoint checkpoint =
        open(
            "{\"decoder_heads\": \"2\", \"norm_pix\": \"false\","
                + " \"classes\": \"[\\\"cat\\\", \\\"a \\u732b\\\", \\\"dog\\\"]\"}")) {
      ParameterSet set = ParameterNames.resolve(checkpoint, ConfigHints.NONE);
      assertThat(set.config()).isEqualTo(SMALL);
      assertThat(set.codebase()).isEqualTo(Codebase.OFFICIAL);
      assertThat(set.normalisedPixels()).contains(false);
      assertThat(set.classNames()).containsExactly("cat", "a \u732b", "dog");
      assertThat(set.parameters().keySet())
          .containsExactlyElementsOf(Parameters.of(SMALL).keySet());
    }
  }

  @Test
  void theUserMustSayHeadsThatNothingTells() throws IOException {
    try (Checkpoint checkpoint = open("{\"classes\": \"[1\"}")) {
      assertThatThrownBy(() -> ParameterNames.resolve(checkpoint, ConfigHints.NONE))
          .isInstanceOfSatisfying(
              ConfigException.class,
              e -> assertThat(e.key()).isEqualTo("config.decoder-heads-unknown"));
      ConfigHints user = new ConfigHints(OptionalInt.of(2), OptionalDouble.empty());
      ParameterSet set = ParameterNames.resolve(checkpoint, user);
      assertThat(set.config()).isEqualTo(SMALL);
      assertThat(set.normalisedPixels()).isEmpty();
      assertThat(set.classNames()).isEmpty();
    }
  }

  @Test
  void wordsThatOnlyContainAnAnswerAreNone() throws IOException {
    for (String heads : List.of("-2", "2.5", "2 or 4")) {
      try (Checkpoint checkpoint =
          open("{\"decoder_heads\": \"%s\", \"norm_pix\": \"not true\"}".formatted(heads))) {
        assertThatThrownBy(() -> ParameterNames.resolve(checkpoint, ConfigHints.NONE))
            .isInstanceOfSatisfying(
                ConfigException.class,
                e -> assertThat(e.key()).isEqualTo("config.decoder-heads-unknown"));
        ConfigHints user = new ConfigHints(OptionalInt.of(2), OptionalDouble.empty());
        assertThat(ParameterNames.resolve(checkpoint, user).normalisedPixels()).isEmpty();
      }
    }
  }

  @Test
  void listsWhatIsMissingSurplusAndMisshapen() throws IOException {
    shapes.remove("decoder_norm.bias");
    shapes.put("extra.weight", List.of(1L));
    shapes.put("head.bias", List.of(4L));
    shapes.put("layers.0.blocks.0.attn.relative_position_index", List.of(16L, 16L));
    try (Checkpoint checkpoint = open("{\"decoder_heads\": \"2\"}")) {
      assertThatThrownBy(() -> ParameterNames.resolve(checkpoint, ConfigHints.NONE))
          .isInstanceOfSatisfying(
              CheckpointException.class,
              e -> {
                assertThat(e.key()).isEqualTo("checkpoint.tensors-differ");
                assertThat(e.describe(Locale.ENGLISH))
                    .contains("1 missing (decoder_norm.bias)")
                    .contains("1 surplus (extra.weight)")
                    .contains("1 of another shape (head.bias [4] \u2260 [3])");
              });
    }
  }

  @Test
  void saysWhatElseTheFileHolds() throws IOException {
    shapes.put("cls_token", List.of(1L, 1L, 4L));
    assertRefused("checkpoint.looks-vit");
    shapes.remove("cls_token");
    shapes.put("layers.0.blocks.1.attn_mask", List.of(1L));
    assertRefused("checkpoint.looks-swin");
    shapes.remove("layers.0.blocks.1.attn_mask");
    shapes.remove("absolute_pos_embed");
    assertRefused("checkpoint.looks-swin");
    shapes.clear();
    shapes.put("layer1.0.conv1.weight", List.of(1L));
    assertRefused("checkpoint.looks-resnet");
    shapes.clear();
    shapes.put("stages.0.0.dwconv.weight", List.of(1L));
    assertRefused("checkpoint.looks-convnext");
    shapes.clear();
    shapes.put("model.layers.0.self_attn.q_proj.weight", List.of(1L));
    assertRefused("checkpoint.looks-language");
    shapes.clear();
    shapes.put("model.diffusion_model.input_blocks.0.0.weight", List.of(1L));
    assertRefused("checkpoint.looks-diffusion");
    shapes.clear();
    shapes.put("weight", List.of(1L));
    assertRefused("checkpoint.no-model");
  }

  private void assertRefused(String key) throws IOException {
    try (Checkpoint checkpoint = open("{}")) {
      assertThatThrownBy(() -> ParameterNames.resolve(checkpoint, ConfigHints.NONE))
          .isInstanceOfSatisfying(
              CheckpointException.class,
              e -> {
                assertThat(e.key()).isEqualTo(key);
                assertThat(e.describe(Locale.ENGLISH)).contains("m.safetensors");
                assertThat(e.describe(Locale.SIMPLIFIED_CHINESE)).contains("m.safetensors");
                assertThat(e.remedy(Locale.ENGLISH)).isNotBlank();
              });
    }
  }
}
