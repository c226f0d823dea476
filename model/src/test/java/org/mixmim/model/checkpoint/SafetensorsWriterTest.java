package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.config.ConfigHints;

final class SafetensorsWriterTest {
  private static final ConfigHints FOUR_HEADS =
      new ConfigHints(OptionalInt.of(4), OptionalDouble.empty());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mmpretrain/pretrain_legacy.pth",
        "mmpretrain/cls.pth",
        "official/pretrain.pth",
        "official/cls_fp16.pth"
      })
  void opensAgainAsTheSameModel(String fixture) {
    Path saved = folder.resolve("saved.safetensors");
    try (Checkpoint source = Checkpoints.open(Fixtures.path(fixture))) {
      ParameterSet model = ParameterNames.resolve(source, FOUR_HEADS);
      SafetensorsWriter.write(saved, model, Optional.empty());
      try (Checkpoint copy = Checkpoints.open(saved)) {
        ParameterSet again = ParameterNames.resolve(copy, ConfigHints.NONE);
        assertThat(again.config()).isEqualTo(model.config());
        assertThat(again.normalisedPixels()).isEqualTo(model.normalisedPixels());
        assertThat(again.metadata())
            .containsEntry("preprocessing", fixture.startsWith("mm") ? "openmmlab" : "official");
        again
            .parameters()
            .forEach(
                (name, tensor) -> {
                  StoredTensor original = Tensors.in(model.parameters(), name);
                  assertThat(tensor.type()).as(name).isEqualTo(original.type());
                  assertThat(tensor.toBytes()).as(name).isEqualTo(original.toBytes());
                  assertThat(tensor.mappedFloats().isPresent())
                      .as(name)
                      .isEqualTo(tensor.type() == ScalarType.FLOAT32);
                });
      }
    }
  }

  @Test
  void halvesNumbersAsTheyRound() {
    Path saved = folder.resolve("half.safetensors");
    try (Checkpoint source = Checkpoints.open(Fixtures.path("official/cls.pth"))) {
      ParameterSet model = ParameterNames.resolve(source, ConfigHints.NONE);
      SafetensorsWriter.write(saved, model, Optional.of(ScalarType.FLOAT16));
      try (Checkpoint copy = Checkpoints.open(saved);
          Checkpoint reference = Checkpoints.open(Fixtures.path("official/cls_fp16.pth"))) {
        // The reference file was halved by PyTorch.
        copy.tensors()
            .forEach(
                (name, tensor) ->
                    assertThat(tensor.toBytes())
                        .as(name)
                        .isEqualTo(Tensors.of(reference, name).toBytes()));
        assertThat(copy.tensors()).hasSameSizeAs(reference.tensors());
      }
    }
  }

  private static SequencedMap<String, StoredTensor> tensors(StoredTensor... tensors) {
    SequencedMap<String, StoredTensor> map = new LinkedHashMap<>();
    Stream.of(tensors).forEach(tensor -> map.put(tensor.name(), tensor));
    return map;
  }

  private static StoredTensor floats(String name, float... values) {
    return TensorView.whole(
        "test",
        name,
        ScalarType.FLOAT32,
        List.of((long) values.length),
        MemorySegment.ofArray(values));
  }

  @Test
  void keepsOddSizesAlignedAndNamesAndTextsIntact() {
    Path saved = folder.resolve("mixed.safetensors");
    StoredTensor bytes =
        TensorView.whole(
            "test",
            "a \"quoted\" \u540d",
            ScalarType.UINT8,
            List.of(3L),
            MemorySegment.ofArray(new byte[] {1, 2, -1}));
    SafetensorsWriter.write(
        saved,
        tensors(bytes, floats("b", 1, 2)),
        Map.of("text", "line\n\u7b2c\u4e8c \"x\" <y>"),
        ScalarType.FLOAT32);
    try (Checkpoint copy = Checkpoints.open(saved)) {
      assertThat(copy.metadata())
          .containsEntry("text", "line\n\u7b2c\u4e8c \"x\" <y>")
          .containsEntry("format", "pt");
      assertThat(Tensors.of(copy, "a \"quoted\" \u540d").toFloats()).containsExactly(1, 2, 255);
      assertThat(Tensors.of(copy, "b").mappedFloats()).isPresent();
    }
  }

  @Test
  void leavesTheOldFileWhenANumberDoesNotFit() throws IOException {
    Path saved = folder.resolve("old.safetensors");
    Files.writeString(saved, "old");
    assertThatThrownBy(
            () ->
                SafetensorsWriter.write(
                    saved, tensors(floats("big", 1, 70000)), Map.of(), ScalarType.FLOAT16))
        .isInstanceOfSatisfying(
            CheckpointException.class,
            e -> assertThat(e.key()).isEqualTo("checkpoint.float16-range"));
    assertThat(saved).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows gives rights by the folder")
  void givesTheFileTheRightsThatAnyOtherHas() throws IOException {
    Path saved = folder.resolve("m.safetensors");
    SafetensorsWriter.write(saved, tensors(floats("a", 1)), Map.of(), ScalarType.FLOAT32);
    Path other = Files.writeString(folder.resolve("other"), "text");
    assertThat(Files.getPosixFilePermissions(saved))
        .isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void saysWhenTheFolderIsNotThere() {
    assertThatThrownBy(
            () ->
                SafetensorsWriter.write(
                    folder.resolve("none/m.safetensors"),
                    tensors(floats("a", 1)),
                    Map.of(),
                    ScalarType.FLOAT32))
        .isInstanceOfSatisfying(
            CheckpointException.class, e -> assertThat(e.key()).isEqualTo("checkpoint.unwritable"));
  }
}
