package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.checkpoint.PickleValue.Dictionary;

/** Every tensor of every container, against values that PyTorch gave. */
final class ContainerFixturesTest {
  @ParameterizedTest
  @CsvSource({
    "mm_cls_published_mmpretrain, mm_cls_published_mmpretrain, state_dict, TORCH_ZIP",
    "mm_cls_runner_full, mm_cls_runner_full, state_dict, TORCH_ZIP",
    "mm_pretrain_published_mmselfsup_legacy, mm_pretrain_published_mmselfsup_legacy, state_dict,"
        + " TORCH_LEGACY",
    "mm_pretrain_runner_full, mm_pretrain_runner_full, state_dict, TORCH_ZIP",
    "official_cls_bare_state_dict, official_cls_bare_state_dict, '', TORCH_ZIP",
    "official_cls_full, official_cls_full, model, TORCH_ZIP",
    "official_pretrain_full_cuda0, official_pretrain_full_cuda0, model, TORCH_ZIP",
    "official_pretrain_legacy_cuda0, official_pretrain_full_cuda0, model, TORCH_LEGACY",
    "synthetic_torch2_layout, official_cls_bare_state_dict, '', TORCH_ZIP",
  })
  void readsWhatPyTorchReads(
      String file, String expectedFile, String container, CheckpointFormat format)
      throws IOException {
    JsonObject expected = Fixtures.json("containers/" + expectedFile + ".expected.json");
    JsonObject tensors = expected.getAsJsonObject("tensors");
    try (FileBytes bytes = FileBytes.map(Fixtures.path("containers/" + file + ".pth"), file)) {
      TorchContents contents =
          format == CheckpointFormat.TORCH_ZIP
              ? TorchZipFile.read(bytes)
              : TorchLegacyFile.read(bytes);
      Map<String, StoredTensor> found = TensorPaths.of(contents);
      assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
      found.forEach((path, tensor) -> assertSame(path, tensor, tensors.getAsJsonObject(path)));
      if (expected.has("top_level")) {
        assertThat(keys(contents.root()))
            .containsExactlyElementsOf(expected.getAsJsonObject("top_level").keySet());
      }

      String prefix = container.isEmpty() ? "/" : "/" + container + "/";
      Checkpoint checkpoint = contents.checkpoint(bytes, format);
      assertThat(checkpoint.container()).isEqualTo(container);
      assertThat(checkpoint.tensors().keySet().stream().map(name -> prefix + name))
          .containsExactlyElementsOf(
              tensors.keySet().stream().filter(path -> path.startsWith(prefix)).toList());
      assertThat(checkpoint.skippedTensors())
          .isEqualTo(tensors.size() - checkpoint.tensors().size());
    }
  }

  private static List<String> keys(PickleValue root) {
    List<String> keys = new ArrayList<>();
    if (root instanceof Dictionary dictionary) {
      for (int i = 0; i < dictionary.size(); i++) {
        keys.add(((PickleValue.Text) dictionary.key(i)).value());
      }
    }
    return keys;
  }

  private static void assertSame(String path, StoredTensor tensor, JsonObject expected) {
    assertThat(tensor.type()).as(path).isEqualTo(type(expected));
    assertThat(tensor.shape()).as(path).isEqualTo(shape(expected));
    float[] values = tensor.toFloats();
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    assertThat(sum).as(path).isCloseTo(expected.get("sum").getAsDouble(), within(1e-9));
    JsonElement[] first = expected.getAsJsonArray("first").asList().toArray(JsonElement[]::new);
    for (int i = 0; i < first.length; i++) {
      assertThat(values[i]).as(path).isEqualTo(first[i].getAsFloat());
    }
    assertThat(Digests.sha256(tensor.toBytes()))
        .as(path)
        .startsWith(expected.get("sha256_16_le_bytes").getAsString());
  }

  private static ScalarType type(JsonObject expected) {
    return ScalarType.valueOf(expected.get("dtype").getAsString().toUpperCase(Locale.ROOT));
  }

  private static List<Long> shape(JsonObject expected) {
    return longs(expected, "shape");
  }

  private static List<Long> longs(JsonObject expected, String key) {
    return expected.getAsJsonArray(key).asList().stream().map(JsonElement::getAsLong).toList();
  }

  @ParameterizedTest
  @CsvSource({"synthetic_strided", "synthetic_strided_legacy"})
  void followsEveryKindOfView(String file) throws IOException {
    JsonObject expected = Fixtures.json("containers/synthetic_strided.expected.json");
    try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path("containers/" + file + ".pth"))) {
      assertThat(checkpoint.tensors().keySet()).isEqualTo(expected.keySet());
      checkpoint
          .tensors()
          .forEach(
              (name, tensor) -> {
                JsonObject wanted = expected.getAsJsonObject(name);
                assertThat(tensor.type()).as(name).isEqualTo(type(wanted));
                assertThat(tensor.shape()).as(name).isEqualTo(shape(wanted));
                assertThat(((TensorView) tensor).strides())
                    .as(name)
                    .isEqualTo(longs(wanted, "stride"));
                List<Float> values =
                    wanted.getAsJsonArray("values").asList().stream()
                        .map(value -> (float) python(value.getAsString()))
                        .toList();
                assertThat(boxed(tensor.toFloats())).as(name).isEqualTo(values);
                assertThat(tensor.toBytes())
                    .as(name)
                    .hasSize(values.size() * tensor.type().bytes());
              });
    }
  }

  private static double python(String number) {
    return switch (number) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(number);
    };
  }

  private static List<Float> boxed(float[] values) {
    List<Float> boxed = new ArrayList<>();
    for (float value : values) {
      boxed.add(value);
    }
    return boxed;
  }

  @Test
  void mapsContiguousFloatsAndNoOthers() {
    try (Checkpoint checkpoint =
        Checkpoints.open(Fixtures.path("containers/synthetic_strided.pth"))) {
      assertThat(
              Stream.of("contig", "flat_alias", "zero_dim", "param")
                  .map(name -> Tensors.of(checkpoint, name).mappedFloats()))
          .allMatch(mapped -> mapped.isPresent());
      assertThat(
              Stream.of("transposed", "slice_offset", "expanded", "f16", "f64", "i64")
                  .map(name -> Tensors.of(checkpoint, name).mappedFloats()))
          .noneMatch(mapped -> mapped.isPresent());
    }
  }

  @Test
  void tellsWhatTheTrainingSaved() {
    try (Checkpoint checkpoint =
        Checkpoints.open(Fixtures.path("containers/official_pretrain_full_cuda0.pth"))) {
      assertThat(checkpoint.metadata())
          .containsEntry("args.norm_pix_loss", "true")
          .containsEntry("args.epochs", "400")
          .containsEntry("args.mask_ratio", "0.5")
          .containsKey("epoch");
    }
    try (Checkpoint checkpoint =
        Checkpoints.open(Fixtures.path("mmpretrain/pretrain_legacy.pth"))) {
      assertThat(checkpoint.metadata()).containsKey("meta.epoch").containsKey("meta.cfg");
      assertThat(checkpoint.metadata().get("meta.cfg")).contains("norm_pix=True");
      assertThat(checkpoint.metadata().keySet())
          .noneMatch(key -> key.startsWith("message_hub") || key.startsWith("state_dict"));
    }
  }
}
