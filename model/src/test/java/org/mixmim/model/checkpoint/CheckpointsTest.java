package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void opensAResourceInAJar(boolean stored) throws IOException {
    // Aligned, so that the stored entry shows by being mapped; a blank in the jar's name too.
    byte[] model =
        SafetensorsBytes.counting(Map.of("weight", List.of(5L)), "{\"a\": \"%s\"}".formatted("b"));
    Path jar = folder.resolve("some assets.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("first.txt"));
      zip.write(new byte[100]);
      zip.closeEntry();
      ZipEntry entry = new ZipEntry("models/tiny one.safetensors");
      if (stored) {
        CRC32 crc = new CRC32();
        crc.update(model);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(model.length);
        entry.setCrc(crc.getValue());
      }
      zip.putNextEntry(entry);
      zip.write(model);
      zip.closeEntry();
    }
    URI resource = URI.create("jar:" + jar.toUri() + "!/models/tiny%20one.safetensors");
    try (Checkpoint checkpoint = Checkpoints.open(resource.toURL(), "tiny")) {
      assertThat(checkpoint.name()).isEqualTo("tiny");
      assertThat(Tensors.of(checkpoint, "weight").toFloats()).containsExactly(0, 1, 2, 3, 4);
      assertThat(checkpoint.sha256()).isEqualTo(Digests.sha256(model));
    }
  }

  @Test
  void opensAFileByItsAddress() throws IOException {
    byte[] model = SafetensorsBytes.counting(Map.of("weight", List.of(2L)), "{}");
    Path file = Files.write(folder.resolve("a b.safetensors"), model);
    try (Checkpoint checkpoint = Checkpoints.open(file.toUri().toURL(), "tiny")) {
      assertThat(Tensors.of(checkpoint, "weight").toFloats()).containsExactly(0, 1);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNothingInMemoryOfAFileItHashed() throws IOException {
    byte[] model = SafetensorsBytes.counting(Map.of("weight", List.of(4L << 20)), "{}");
    Path file = Files.write(folder.resolve("large.safetensors"), model);
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      assertThat(checkpoint.sha256()).isEqualTo(Digests.sha256(model));
      assertThat(residentKilobytes(file)).isLessThan(model.length / 1024 / 2);
    }
  }

  /** How much of a mapped file is in this process's memory. */
  private static long residentKilobytes(Path file) throws IOException {
    String name = file.toRealPath().toString();
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    return IntStream.range(0, lines.size())
        .filter(at -> lines.get(at).endsWith(name))
        .mapToObj(at -> lines.subList(at, lines.size()))
        .flatMap(rest -> rest.stream().filter(line -> line.startsWith("Rss:")).limit(1))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  @Test
  void closesTwiceWithoutHarm() throws IOException {
    byte[] model = SafetensorsBytes.counting(Map.of("weight", List.of(2L)), "{}");
    Checkpoint checkpoint = Checkpoints.open(Files.write(folder.resolve("m"), model));
    checkpoint.close();
    checkpoint.close();
    StoredTensor weight = Tensors.of(checkpoint, "weight");
    for (ThrowingCallable read :
        List.<ThrowingCallable>of(
            weight::toFloats,
            weight::toBytes,
            () -> TensorStatistics.of(weight),
            checkpoint::sha256)) {
      assertThatThrownBy(read)
          .isInstanceOfSatisfying(
              CheckpointException.class, e -> assertThat(e.key()).isEqualTo("checkpoint.closed"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', checkpoint.kind-empty",
    "<!DOCTYPE html><html>, checkpoint.kind-web-page",
    "version https://git-lfs.github.com/spec/v1, checkpoint.kind-git-lfs",
    "GGUFxxxxxxxx, checkpoint.kind-gguf",
    "7zxxxxxxxx, checkpoint.kind-unknown",
    "x, checkpoint.kind-unknown",
  })
  void saysWhatAFileIsInstead(String content, String key) throws IOException {
    Path file = Files.write(folder.resolve("m.pth"), content.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Checkpoints.open(file))
        .isInstanceOfSatisfying(CheckpointException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOfSatisfying(
            CheckpointException.class, e -> assertThat(e.key()).isEqualTo("checkpoint.folder"));
    assertThatThrownBy(() -> Checkpoints.open(folder.resolve("none")))
        .isInstanceOfSatisfying(
            CheckpointException.class, e -> assertThat(e.key()).isEqualTo("checkpoint.no-file"));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows locks a mapped file against shortening")
  void saysWhenAFileIsShortenedWhileItIsOpen() throws IOException {
    byte[] model = SafetensorsBytes.counting(Map.of("weight", List.of(1L << 18)), "{}");
    Path file = Files.write(folder.resolve("m.safetensors"), model);
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(10);
      }
      StoredTensor weight = Tensors.of(checkpoint, "weight");
      for (ThrowingCallable read :
          List.<ThrowingCallable>of(weight::toFloats, weight::toBytes, checkpoint::sha256)) {
        assertThatThrownBy(read)
            .isInstanceOfSatisfying(
                CheckpointException.class,
                e -> assertThat(e.key()).isEqualTo("checkpoint.changed"));
      }
    }
  }
}
