package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad input has a sentence of its own that names the file, and one that says what to do. */
class BadImagesTest {
  @TempDir Path folder;

  private ImageException failure(Path file) {
    ImageException failure =
        catchThrowableOfType(
            ImageException.class, () -> ImageFiles.read(file, Orientation.APPLIED));
    assertThat(failure.describe(Locale.ENGLISH)).contains(file.toString());
    assertThat(failure.remedy(Locale.ENGLISH)).isNotBlank();
    assertThat(failure.describe(Locale.SIMPLIFIED_CHINESE))
        .contains(file.toString())
        .isNotEqualTo(failure.describe(Locale.ENGLISH));
    return failure;
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void missing() {
    assertThat(failure(folder.resolve("it's not there.jpg")).key()).isEqualTo("image.missing");
  }

  @Test
  void directory() {
    assertThat(failure(folder).key()).isEqualTo("image.directory");
  }

  @Test
  void empty() throws IOException {
    assertThat(failure(file("empty.png", new byte[0])).key()).isEqualTo("image.empty");
  }

  /** A file that exists, may be opened, and fails when read, whoever runs the test. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has /proc")
  void unreadable() {
    assertThat(failure(Path.of("/proc/self/mem")).key()).isEqualTo("image.unreadable");
  }

  @Test
  void notAnImage() throws IOException {
    byte[] noise = new byte[5000];
    new SplittableRandom(4).nextBytes(noise);
    byte[] zeros = new byte[5000];
    for (byte[] bytes :
        List.of("Dear diary".getBytes(UTF_8), noise, zeros, "%PDF-1.7\n1 0".getBytes(UTF_8))) {
      assertThat(failure(file("note.jpg", bytes)).key()).isEqualTo("image.not-an-image");
    }
  }

  @Test
  void theBrokenFileThatBothReferencesRefuse() throws IOException {
    Path file = file("truncated.jpg", TestImages.bytes("images/truncated.jpg"));
    assertThat(failure(file).key()).isEqualTo("image.truncated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat.jpg",
        "cmyk.jpg",
        "gray.jpg",
        "rgba.png",
        "palette.gif",
        "formats/subsampled.jpg",
        "formats/photo.webp",
        "formats/alpha.webp",
        "formats/animated.webp",
        "formats/lzw.tiff",
        "formats/colour.bmp"
      })
  void cutShortAnywhere(String image) throws IOException {
    byte[] whole = TestImages.bytes("images/" + image);
    String name = Path.of(image).getFileName().toString();
    for (double share : new double[] {0.97, 0.8, 0.5}) {
      Path file = file(name, Arrays.copyOf(whole, (int) (share * whole.length)));
      assertThat(failure(file).key()).as("%s of %s", share, image).isEqualTo("image.truncated");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat.jpg",
        "rgba.png",
        "palette.gif",
        "formats/photo.webp",
        "formats/animated.webp",
        "formats/lzw.tiff"
      })
  void damageIsAnImageExceptionOrAPictureAndNothingElse(String image) {
    byte[] whole = TestImages.bytes("images/" + image);
    SplittableRandom random = new SplittableRandom(5);
    for (int attempt = 0; attempt < 60; attempt++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 8; i++) {
        damaged[random.nextInt(Math.min(damaged.length, 600))] = (byte) random.nextInt();
      }
      try {
        ImageFiles.read(damaged, image, Orientation.APPLIED);
      } catch (ImageException e) {
        assertThat(e.describe(Locale.ENGLISH)).contains(image);
      }
    }
  }

  @Test
  void whatStandsBehindAPictureIsNotPartOfIt() {
    byte[] whole = TestImages.bytes("images/formats/photo.webp");
    assertThat(ImageFiles.read(Arrays.copyOf(whole, whole.length + 7), "w", Orientation.APPLIED))
        .isEqualTo(ImageFiles.read(whole, "w", Orientation.APPLIED));
  }

  @Test
  void anAnimationsFrameThatDoesNotFitItsCanvas() throws IOException {
    byte[] animation = TestImages.bytes("images/formats/animated.webp");
    // The place of the first frame, in units of two pixels.
    int place = new String(animation, ISO_8859_1).indexOf("ANMF") + 8;
    animation[place] = 12;
    assertThat(failure(file("moved.webp", animation)).key()).isEqualTo("image.damaged");
  }

  /** The last scan of a progressive picture again and again, which changes nothing but the time. */
  @Test
  void aJpegOfMoreScansThanAnyProgramWrites() throws IOException {
    byte[] whole = TestImages.bytes("images/formats/subsampled.jpg");
    int scan = lastScan(whole);
    byte[] again = Arrays.copyOfRange(whole, scan, whole.length - 2);
    ByteArrayOutputStream few = new ByteArrayOutputStream();
    few.write(whole, 0, whole.length - 2);
    for (int i = 0; i < 80; i++) {
      few.writeBytes(again);
    }
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.writeBytes(few.toByteArray());
    for (int i = 0; i < 20; i++) {
      many.writeBytes(again);
    }
    byte[] end = Arrays.copyOfRange(whole, whole.length - 2, whole.length);
    few.writeBytes(end);
    many.writeBytes(end);

    assertThat(ImageFiles.read(few.toByteArray(), "few.jpg", Orientation.APPLIED).width())
        .isEqualTo(ImageFiles.read(whole, "whole.jpg", Orientation.APPLIED).width());
    assertThat(failure(file("many.jpg", many.toByteArray())).key()).isEqualTo("image.scans");
    byte[] large = sized(few.toByteArray(), 10_000);
    assertThat(failure(file("large.jpg", large)).key()).isEqualTo("image.scans");
  }

  private static int lastScan(byte[] jpeg) {
    JpegMarkers markers = new JpegMarkers(jpeg);
    int scan = 0;
    while (markers.next()) {
      scan = markers.kind() == JpegMarkers.START_OF_SCAN ? markers.body() - 4 : scan;
    }
    return scan;
  }

  static Stream<byte[]> giants() {
    byte[] jpeg = TestImages.bytes("images/formats/subsampled.jpg");
    byte[] tiff = TestImages.bytes("images/formats/lzw.tiff");
    byte[] gif = TestImages.bytes("images/formats/transparent.gif");
    byte[] webp = TestImages.bytes("images/formats/animated.webp");
    return Stream.of(
        png(60_000, 60_000), sized(jpeg, 60_000), giantTiff(tiff), giantGif(gif), giantWebp(webp));
  }

  @ParameterizedTest
  @MethodSource("giants")
  void aGiantIsRefusedByItsHeaderWithoutAllocatingIt(byte[] giant) throws IOException {
    Path file = file("giant", giant);
    failure(file);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    ImageException failure = failure(file);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(failure.key()).isEqualTo("image.too-large");
    assertThat(failure.describe(Locale.ENGLISH)).contains("60,000 x 60,000");
    assertThat(allocated).isLessThan(4 << 20);
  }

  @Test
  void aTileLargerThanAnyPictureIsRefusedWithoutAllocatingIt() throws IOException {
    Path file = file("tiles.tiff", tiled(2_000_000_000, 16));
    failure(file);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    ImageException failure = failure(file);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(failure.key()).isEqualTo("image.damaged");
    assertThat(allocated).isLessThan(4 << 20);
    assertThat(ImageFiles.read(tiled(64, 16), "small tiles", Orientation.APPLIED).width())
        .isEqualTo(64);
  }

  /** A gray TIFF of 64 x 16 pixels in one tile. */
  private static byte[] tiled(int tileWidth, int tileHeight) {
    int[][] entries = {
      {256, 64},
      {257, 16},
      {258, 8},
      {259, 1},
      {262, 1},
      {277, 1},
      {322, tileWidth},
      {323, tileHeight},
      {324, 134},
      {325, 64 * 16}
    };
    ByteBuffer tiff = ByteBuffer.allocate(134 + 64 * 16).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II*\0".getBytes(ISO_8859_1)).putInt(8).putShort((short) entries.length);
    for (int[] entry : entries) {
      tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
    }
    return tiff.array();
  }

  /** A PNG whose header announces a size and whose pixels are missing. */
  private static byte[] png(int width, int height) {
    ByteArrayOutputStream out = TestImages.startPng(width, height, 2);
    out.writeBytes(PngEncoder.chunk("IDAT", new byte[10]));
    return out.toByteArray();
  }

  private static byte[] sized(byte[] jpeg, int side) {
    int frame = 2;
    while ((jpeg[frame + 1] & 0xff) != 0xc2) {
      frame += 2 + ByteBuffer.wrap(jpeg).getShort(frame + 2);
    }
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
    return jpeg;
  }

  private static byte[] giantTiff(byte[] tiff) {
    ByteBuffer buffer = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    int directory = buffer.getInt(4);
    for (int entry = 0; entry < buffer.getShort(directory); entry++) {
      int at = directory + 2 + 12 * entry;
      if (buffer.getShort(at) == 256 || buffer.getShort(at) == 257) {
        // Width and height, as 32 bits.
        buffer.putShort(at + 2, (short) 4).putInt(at + 8, 60_000);
      }
    }
    return tiff;
  }

  private static byte[] giantGif(byte[] gif) {
    ByteBuffer buffer = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
    int at = 13 + 3 * (2 << (gif[10] & 7));
    while (gif[at] != ',') {
      // An extension: its kind, then blocks of a length each until an empty one.
      at += 2;
      while (gif[at] != 0) {
        at += 1 + gif[at];
      }
      at++;
    }
    buffer.putShort(6, (short) 60_000).putShort(8, (short) 60_000);
    buffer.putShort(at + 5, (short) 60_000).putShort(at + 7, (short) 60_000);
    return gif;
  }

  /** The canvas of an animation: its width and height, less one, in three bytes each. */
  private static byte[] giantWebp(byte[] webp) {
    ByteBuffer buffer = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putShort(24, (short) 59_999).putShort(27, (short) 59_999);
    return webp;
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
    RgbImage image = TestImages.noise(3, 3, 1);
    Path taken = Files.createDirectory(folder.resolve("taken.png"));
    Files.createFile(taken.resolve("inside"));
    for (Path file : List.of(folder.resolve("no such folder/out.png"), taken)) {
      assertThatThrownBy(() -> ImageFiles.writePng(file, image))
          .isInstanceOfSatisfying(
              ImageException.class, e -> assertThat(e.key()).isEqualTo("image.unwritable"))
          .hasMessageContaining(file.toString());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }
}
