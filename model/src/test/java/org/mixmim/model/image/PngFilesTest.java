package org.mixmim.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures written as PNG come back as they were, with the texts they carry. */
class PngFilesTest {
  @TempDir Path folder;

  @Test
  void opaqueAndTransparentPicturesComeBackWhole() {
    RgbImage opaque = TestImages.noise(31, 17, 6);
    RgbImage transparent = TestImages.read("images/rgba.png", Orientation.AS_STORED);
    assertThat(transparent.hasAlpha()).isTrue();
    for (RgbImage image : new RgbImage[] {opaque, transparent}) {
      Path file = folder.resolve("out.png");
      ImageFiles.writePng(file, image);
      assertThat(ImageFiles.read(file, Orientation.APPLIED)).isEqualTo(image);
    }
  }

  @Test
  void anotherDecoderSeesTheSamePixels() throws IOException {
    RgbImage image = TestImages.noise(5, 4, 7);
    var decoded = ImageIO.read(new ByteArrayInputStream(ImageFiles.encodePng(image)));
    assertThat(decoded.getRGB(0, 0, 5, 4, null, 0, 5)).isEqualTo(image.toArgb());
  }

  @Test
  void textsInAnyScriptComeBackInOrder() throws IOException {
    SequencedMap<String, String> text = new LinkedHashMap<>();
    text.put("Software", "MixMIM Explorer");
    text.put("mixmim", "{\"seed\": 7,\n\"name\": \"掩码图像\"}");
    text.put("Comment", "naïve café");
    text.put("Empty", "");
    Path file = folder.resolve("text.png");
    RgbImage image = TestImages.noise(4, 4, 8);
    ImageFiles.writePng(file, image, text);

    assertThat(ImageFiles.readPngText(file)).containsExactlyEntriesOf(text);
    assertThat(ImageFiles.read(file, Orientation.APPLIED)).isEqualTo(image);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void keywordsThatPngForbidsAreRefused() {
    RgbImage image = TestImages.noise(2, 2, 9);
    for (String keyword : new String[] {"", " x", "x".repeat(80), "种子"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> ImageFiles.writePng(folder.resolve("k.png"), image, Map.of(keyword, "v")));
    }
  }

  @Test
  void textsOfWhatIsNoPngAndOfACutPngAreRefused() throws IOException {
    Path jpeg = Files.write(folder.resolve("a.jpg"), TestImages.bytes("images/gray.jpg"));
    assertThatThrownBy(() -> ImageFiles.readPngText(jpeg))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("a.jpg is not a PNG");
    byte[] png = ImageFiles.encodePng(TestImages.noise(9, 9, 10));
    for (int length = 8; length < png.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(png, length));
      assertThatThrownBy(() -> ImageFiles.readPngText(cut)).isInstanceOf(ImageException.class);
    }
  }

  /** A PNG may name one colour that is transparent instead of an opacity for each pixel. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theTransparentColourIsTransparent(int bands) {
    int colourType = bands == 1 ? 0 : 2;
    byte[] row = {0, 10, 20, 30, 40, 50, 60};
    byte[] key = bands == 1 ? new byte[] {0, 10} : new byte[] {0, 10, 0, 20, 0, 30};
    int width = 6 / bands;
    Deflater deflater = new Deflater();
    deflater.setInput(row);
    deflater.finish();
    byte[] data = new byte[100];
    int length = deflater.deflate(data);
    deflater.end();
    ByteArrayOutputStream png = TestImages.startPng(width, 1, colourType);
    png.writeBytes(PngEncoder.chunk("tRNS", key));
    png.writeBytes(PngEncoder.chunk("IDAT", Arrays.copyOf(data, length)));
    png.writeBytes(PngEncoder.chunk("IEND", new byte[0]));

    RgbImage image = ImageFiles.read(png.toByteArray(), "key.png", Orientation.AS_STORED);

    assertThat(image.hasAlpha()).isTrue();
    assertThat(image.argb(0, 0)).isEqualTo(bands == 1 ? 0x000a0a0a : 0x000a141e);
    assertThat(image.argb(1, 0)).isEqualTo(bands == 1 ? 0xff141414 : 0xff28323c);
  }
}
