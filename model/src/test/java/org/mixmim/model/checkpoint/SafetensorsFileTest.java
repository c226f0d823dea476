package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsFileTest {
  @TempDir private Path folder;

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.safetensors"), bytes);
  }

  @Test
  void readsNumbersWhereTheyLie() throws IOException {
    byte[] bytes =
        SafetensorsBytes.counting(
            Map.of("only", List.of(2L, 3L)), "{\"name\": \"caf\u00e9\", \"norm_pix\": \"false\"}");
    try (Checkpoint checkpoint = Checkpoints.open(write(bytes))) {
      StoredTensor tensor = Tensors.of(checkpoint, "only");
      assertThat(checkpoint.format()).isEqualTo(CheckpointFormat.SAFETENSORS);
      assertThat(checkpoint.metadata()).containsEntry("name", "caf\u00e9");
      assertThat(tensor.shape()).containsExactly(2L, 3L);
      assertThat(tensor.toFloats()).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(tensor.toBytes()).hasSize(24);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "F16, 2, 003c00c0ff7b, '1.0, -2.0, 65504.0'",
    "BF16, 2, 803f00c0, '1.0, -2.0'",
    "F64, 8, 000000000000f83f, '1.5'",
    "I64, 8, feffffffffffffff, '-2.0'",
    "I32, 4, 07000000, '7.0'",
    "I16, 2, ffff, '-1.0'",
    "I8, 1, ff7f, '-1.0, 127.0'",
    "U8, 1, ff00, '255.0, 0.0'",
    "BOOL, 1, 0001, '0.0, 1.0'",
    "F32, 4, 0000803f, '1.0'",
  })
  void readsEveryNumberFormat(String dtype, int size, String hex, String expected)
      throws IOException {
    byte[] data = HexFormat.of().parseHex(hex);
    String header =
        "{\"t\": {\"dtype\": \"%s\", \"shape\": [%d], \"data_offsets\": [0, %d]}}"
            .formatted(dtype, data.length / size, data.length);
    try (Checkpoint checkpoint = Checkpoints.open(write(SafetensorsBytes.of(header, data)))) {
      StoredTensor tensor = Tensors.of(checkpoint, "t");
      assertThat(Arrays.toString(tensor.toFloats())).isEqualTo("[" + expected + "]");
      assertThat(tensor.toBytes()).isEqualTo(data);
    }
  }

  @Test
  void mapsFloatsThatAreAligned() throws IOException {
    String header = "{\"t\": {\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    byte[] data =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(3).putFloat(4).array();
    for (int pad = 0; pad < 4; pad++) {
      String padded = header + " ".repeat(pad);
      boolean aligned = (8 + padded.length()) % 4 == 0;
      try (Checkpoint checkpoint = Checkpoints.open(write(SafetensorsBytes.of(padded, data)))) {
        StoredTensor tensor = Tensors.of(checkpoint, "t");
        assertThat(tensor.mappedFloats().isPresent()).isEqualTo(aligned);
        tensor
            .mappedFloats()
            .ifPresent(
                buffer -> {
                  assertThat(buffer.isDirect()).isTrue();
                  assertThat(buffer.isReadOnly()).isTrue();
                  assertThat(buffer.getFloat(4)).isEqualTo(4);
                });
        assertThat(tensor.toFloats()).containsExactly(3, 4);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not an object | 8 | checkpoint.safetensors-header | {\"a\"}",
        "trailing text | 8 | checkpoint.safetensors-header | {} x",
        "hole | 8 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "overlap | 8 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "too long for its bytes | 8 | checkpoint.tensor-bounds |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
        "too short for its bytes | 8 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "beyond the end | 8 | checkpoint.truncated |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}",
        "bytes that no tensor owns | 12 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "negative | 8 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
        "count overflows | 0 | checkpoint.tensor-bounds |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],"
            + "\"data_offsets\":[0,0]}}",
        "same name twice | 8 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "unknown number format | 8 | checkpoint.tensor-type |"
            + " {\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]}}",
        "no offsets | 8 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
        "number format twice | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F16\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "offsets twice | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"data_offsets\":[0,4]}}",
        "metadata twice | 0 | checkpoint.safetensors-header |"
            + " {\"__metadata__\":{\"a\":\"1\"},\"__metadata__\":{\"b\":\"2\"}}",
        "text twice in the metadata | 0 | checkpoint.safetensors-header |"
            + " {\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}",
        "number as a text of the metadata | 0 | checkpoint.safetensors-header |"
            + " {\"__metadata__\":{\"a\":1}}",
        "fraction | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0.0,4]}}",
        "exponent | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1e0],\"data_offsets\":[0,4]}}",
        "negative nothing | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-0,4]}}",
        "text as a number | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[\"1\"],\"data_offsets\":[\"0\",4]}}",
        "number beyond 64 bits | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,9999999999999999999]}}",
        "no shape | 4 | checkpoint.safetensors-header |"
            + " {\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}",
        "numbers in the metadata | 0 | checkpoint.safetensors-header |"
            + " {\"__metadata__\":{\"a\":[1]}}",
      })
  void refusesHeadersThatLie(String what, int data, String key, String header) throws IOException {
    Path file = write(SafetensorsBytes.of(header, new byte[data]));
    assertThatThrownBy(() -> Checkpoints.open(file))
        .as(what)
        .isInstanceOfSatisfying(
            CheckpointException.class,
            e -> {
              assertThat(e.key()).isEqualTo(key);
              assertThat(e.getMessage()).contains("model.safetensors");
            });
  }

  @Test
  void refusesAHeaderLongerThanTheFile() throws IOException {
    for (long length : new long[] {3, 1L << 40, Long.MAX_VALUE}) {
      byte[] bytes = SafetensorsBytes.of("{}", new byte[0]);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      Path file = write(bytes);
      assertThatThrownBy(() -> Checkpoints.open(file))
          .isInstanceOfSatisfying(
              CheckpointException.class,
              e -> assertThat(e.key()).isEqualTo("checkpoint.truncated"));
    }
  }

  @Test
  void refusesDeepNestingWithoutRecursion() throws IOException {
    Path file =
        write(
            SafetensorsBytes.of(
                "{\"a\":{\"extra\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}}",
                new byte[0]));
    assertThatThrownBy(() -> Checkpoints.open(file))
        .isInstanceOfSatisfying(
            CheckpointException.class,
            e -> assertThat(e.key()).isEqualTo("checkpoint.safetensors-header"));
  }
}
