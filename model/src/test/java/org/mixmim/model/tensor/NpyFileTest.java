package org.mixmim.model.tensor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NumPy files as NumPy writes them, and as nobody should. */
class NpyFileTest {
  @TempDir Path folder;

  private static byte[] npy(String header, int version, byte[] data) {
    byte[] text = header.getBytes(US_ASCII);
    ByteBuffer buffer =
        ByteBuffer.allocate((version == 1 ? 10 : 12) + text.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      buffer.putShort((short) text.length);
    } else {
      buffer.putInt(text.length);
    }
    return buffer.put(text).put(data).array();
  }

  private static String header(String type, boolean columnMajor, String shape) {
    return "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n"
        .formatted(type, columnMajor ? "True" : "False", shape);
  }

  private static ByteBuffer data(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void everyTypeBecomesFloat32() {
    assertValues("<f4", data(8).putFloat(1.5f).putFloat(-2), 1.5f, -2);
    assertValues("<f8", data(16).putDouble(0.1).putDouble(1e300), 0.1f, Float.POSITIVE_INFINITY);
    assertValues("<i4", data(8).putInt(-7).putInt(1 << 24), -7, 1 << 24);
    assertValues("<i8", data(16).putLong(-1).putLong(1L << 40), -1, 0x1p40f);
    assertValues("|u1", data(2).put((byte) 200).put((byte) 3), 200, 3);
    assertValues("|i1", data(2).put((byte) 200).put((byte) 3), -56, 3);
    assertValues("|b1", data(2).put((byte) 0).put((byte) 1), 0, 1);
  }

  private static void assertValues(String type, ByteBuffer data, float... expected) {
    byte[] bytes = new byte[data.flip().remaining()];
    data.get(bytes);
    for (int version = 1; version <= 3; version++) {
      byte[] file = npy(header(type, false, "2,"), version, bytes);
      assertThat(NpyFile.read(file, "x")).isEqualTo(HostTensor.of(expected, 2));
    }
  }

  @Test
  void theFirstAxisMayRunFastest() {
    byte[] file = npy(header("|u1", true, "2, 3"), 1, new byte[] {1, 4, 2, 5, 3, 6});
    assertThat(NpyFile.read(file, "x"))
        .isEqualTo(HostTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void whatIsWrittenComesBack(long axes) {
    long[] shape = new long[(int) axes];
    Arrays.setAll(shape, axis -> axis + 1L);
    int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i / 7f - 3;
    }
    HostTensor tensor = HostTensor.of(values, shape);
    Path file = folder.resolve("x.npy");
    NpyFile.write(file, tensor);
    assertThat(NpyFile.read(file)).isEqualTo(tensor);
    assertThat(NpyFile.shape(file)).containsExactly(shape);
    byte[] bytes = NpyFile.encode(tensor);
    assertThat((bytes.length - 4 * count) % 64).as("numbers start at a multiple of 64").isZero();
  }

  @Test
  void anEmptyArrayIsAnArray() {
    byte[] file = npy(header("<f4", false, "0, 3"), 1, new byte[0]);
    assertThat(NpyFile.read(file, "x").shape()).containsExactly(0, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "'<f2', '2,', 4, tensor.type",
    "'>f4', '2,', 8, tensor.type",
    "'|O', '2,', 8, tensor.type",
    "'<f4', '3,', 8, tensor.truncated",
    "'<f4', '1,', 8, tensor.surplus",
    "'<f4', '99999999999999999999', 8, tensor.header",
    "'<f4', '4294967296, 4294967296', 8, tensor.header",
    "'<f4', '2000000000', 8, tensor.truncated",
    "'<f4', '-2', 8, tensor.header",
  })
  void headersAreNotBelieved(String type, String shape, int bytes, String key) {
    byte[] file = npy(header(type, false, shape), 1, new byte[bytes]);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertThat(failure(file).key()).isEqualTo(key);
    long before = threads.getCurrentThreadAllocatedBytes();
    failure(file);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
  }

  @Test
  void filesThatAreNoNumPyFilesAreRefused() {
    assertThat(failure(new byte[0]).key()).isEqualTo("tensor.not-npy");
    assertThat(failure("some text that is long".getBytes(US_ASCII)).key())
        .isEqualTo("tensor.not-npy");
    assertThat(failure(npy("{'descr': [('a', '<f4')]}", 1, new byte[4])).key())
        .isEqualTo("tensor.header");
    assertThat(failure(npy("__import__('os')", 1, new byte[4])).key()).isEqualTo("tensor.header");
    byte[] version = npy(header("<f4", false, "1,"), 1, new byte[4]);
    version[6] = 9;
    assertThat(failure(version).key()).isEqualTo("tensor.header");
    byte[] length = npy(header("<f4", false, "1,"), 2, new byte[4]);
    ByteBuffer.wrap(length).putInt(8, -1);
    assertThat(failure(length).key()).isEqualTo("tensor.header");
  }

  @Test
  void everyCutIsNoticed() {
    byte[] whole = NpyFile.encode(HostTensor.of(new float[20], 4, 5));
    for (int length = 0; length < whole.length; length++) {
      failure(Arrays.copyOf(whole, length));
    }
  }

  private static TensorFileException failure(byte[] file) {
    TensorFileException failure =
        catchThrowableOfType(TensorFileException.class, () -> NpyFile.read(file, "bad.npy"));
    assertThat(failure.describe(Locale.ENGLISH)).contains("bad.npy");
    return failure;
  }

  @Test
  void missingFilesFoldersAndUnwritableFilesSaySo() throws IOException {
    HostTensor tensor = HostTensor.of(new float[] {1}, 1);
    assertThat(key(() -> NpyFile.read(folder.resolve("none.npy")))).isEqualTo("tensor.missing");
    assertThat(key(() -> NpyFile.read(folder))).isEqualTo("tensor.not-a-file");
    assertThat(key(() -> NpyFile.shape(folder))).isEqualTo("tensor.not-a-file");
    assertThat(key(() -> NpyFile.write(folder.resolve("no/x.npy"), tensor)))
        .isEqualTo("tensor.unwritable");
    assertThat(key(() -> NpzFile.write(folder.resolve("no/x.npz"), new LinkedHashMap<>())))
        .isEqualTo("tensor.unwritable");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static String key(Runnable call) {
    return catchThrowableOfType(TensorFileException.class, call::run).key();
  }

  @Test
  void severalArraysInOneFileLieUncompressedUnderTheirNames() throws IOException {
    SequencedMap<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put("second", HostTensor.of(new float[] {1, 2, 3}, 3));
    tensors.put("first", HostTensor.of(new float[] {4}, 1, 1));
    Path file = folder.resolve("x.npz");
    NpzFile.write(file, tensors);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .containsExactly("second.npy", "first.npy");
      for (var tensor : tensors.entrySet()) {
        var entry = zip.getEntry(tensor.getKey() + ".npy");
        assertThat(entry.getCompressedSize()).isEqualTo(entry.getSize());
        assertThat(NpyFile.read(zip.getInputStream(entry).readAllBytes(), "x"))
            .isEqualTo(tensor.getValue());
      }
    }
  }
}
