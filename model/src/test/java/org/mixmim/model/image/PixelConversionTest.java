package org.mixmim.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order and the depth in which a decoder keeps samples make no difference to the picture. */
class PixelConversionTest {
  private static final int WIDTH = 7;
  private static final int HEIGHT = 5;
  private static final RgbImage COLOURS = TestImages.noise(WIDTH, HEIGHT, 1);
  private static final RgbImage OPACITY = TestImages.noise(WIDTH, HEIGHT, 2);

  static Stream<BufferedImage> layouts() {
    return Stream.of(
        plain(BufferedImage.TYPE_3BYTE_BGR),
        plain(BufferedImage.TYPE_INT_RGB),
        plain(BufferedImage.TYPE_INT_BGR),
        plain(BufferedImage.TYPE_4BYTE_ABGR),
        plain(BufferedImage.TYPE_INT_ARGB),
        interleaved(ColorSpace.CS_sRGB, DataBuffer.TYPE_BYTE, 0, 1, 2),
        interleaved(ColorSpace.CS_sRGB, DataBuffer.TYPE_BYTE, 1, 2, 0),
        interleaved(ColorSpace.CS_sRGB, DataBuffer.TYPE_BYTE, 0, 1, 2, 3),
        interleaved(ColorSpace.CS_sRGB, DataBuffer.TYPE_BYTE, 2, 3, 0, 1),
        interleaved(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, 0, 1, 2),
        interleaved(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, 3, 2, 1, 0),
        interleaved(ColorSpace.CS_GRAY, DataBuffer.TYPE_BYTE, 0),
        interleaved(ColorSpace.CS_GRAY, DataBuffer.TYPE_BYTE, 0, 1),
        interleaved(ColorSpace.CS_GRAY, DataBuffer.TYPE_BYTE, 1, 0),
        interleaved(ColorSpace.CS_GRAY, DataBuffer.TYPE_USHORT, 1, 0),
        banded(),
        new BufferedImage(WIDTH + 3, HEIGHT + 2, BufferedImage.TYPE_3BYTE_BGR)
            .getSubimage(2, 1, WIDTH, HEIGHT));
  }

  private static BufferedImage plain(int type) {
    return new BufferedImage(WIDTH, HEIGHT, type);
  }

  private static BufferedImage interleaved(int space, int type, int... offsets) {
    return ImageTypeSpecifier.createInterleaved(
            ColorSpace.getInstance(space), offsets, type, offsets.length % 2 == 0, false)
        .createBufferedImage(WIDTH, HEIGHT);
  }

  private static BufferedImage banded() {
    return ImageTypeSpecifier.createBanded(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            new int[] {2, 0, 1},
            new int[] {0, 0, 0},
            DataBuffer.TYPE_BYTE,
            false,
            false)
        .createBufferedImage(WIDTH, HEIGHT);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void everyLayoutGivesTheSamePicture(BufferedImage image) {
    WritableRaster raster = image.getRaster();
    int colours = image.getColorModel().getNumColorComponents();
    boolean hasAlpha = image.getColorModel().hasAlpha();
    // A deeper sample's low byte is to be dropped.
    int more = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 257 : 1;
    forEachPixel(
        (x, y) -> {
          for (int band = 0; band < colours; band++) {
            raster.setSample(x, y, band, more * COLOURS.sample(x, y, band));
          }
          if (hasAlpha) {
            raster.setSample(x, y, colours, more * OPACITY.sample(x, y, 0));
          }
        });

    RgbImage converted = PixelConversion.of(image);

    assertThat(converted.hasAlpha()).isEqualTo(hasAlpha);
    forEachPixel(
        (x, y) -> {
          for (int channel = 0; channel < 3; channel++) {
            assertThat(converted.sample(x, y, channel))
                .isEqualTo(COLOURS.sample(x, y, Math.min(channel, colours - 1)));
          }
          assertThat(converted.argb(x, y) >>> 24)
              .isEqualTo(hasAlpha ? OPACITY.sample(x, y, 0) : 255);
        });
  }

  @Test
  void inksTakeTheirShareOfTheLight() {
    RgbImage rgb = ofFourBands(SampleColours.RGB, 0);
    RgbImage ycc = ofFourBands(SampleColours.YCC, 0);
    RgbImage cmyk = ofFourBands(SampleColours.ADOBE_CMYK, 0);
    RgbImage ycck = ofFourBands(SampleColours.ADOBE_YCCK, 0);

    assertThat(rgb).isEqualTo(COLOURS);
    assertThat(ofFourBands(SampleColours.CMYK, 255)).isEqualTo(cmyk);
    forEachPixel(
        (x, y) -> {
          double light = OPACITY.sample(x, y, 0) / 255.0;
          for (int channel = 0; channel < 3; channel++) {
            assertThat(cmyk.sample(x, y, channel))
                .isEqualTo((int) Math.round(light * rgb.sample(x, y, channel)));
            assertThat(ycck.sample(x, y, channel))
                .isEqualTo((int) Math.round(light * ycc.sample(x, y, channel)));
          }
        });
  }

  private static RgbImage ofFourBands(SampleColours colours, int flip) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    forEachPixel(
        (x, y) -> {
          for (int band = 0; band < 3; band++) {
            raster.setSample(x, y, band, COLOURS.sample(x, y, band) ^ flip);
          }
          raster.setSample(x, y, 3, OPACITY.sample(x, y, 0) ^ flip);
        });
    return PixelConversion.ofJpeg(raster, colours);
  }

  private interface PixelTask {
    void at(int x, int y);
  }

  private static void forEachPixel(PixelTask task) {
    IntStream.range(0, WIDTH * HEIGHT).forEach(pixel -> task.at(pixel % WIDTH, pixel / WIDTH));
  }
}
