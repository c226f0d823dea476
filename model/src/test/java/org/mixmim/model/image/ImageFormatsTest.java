package org.mixmim.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

/** Pictures of every kind against what Pillow decodes. */
class ImageFormatsTest {
  private static final String FOLDER = "images/formats/";

  @ParameterizedTest
  @CsvSource({
    "subsampled.jpg, false",
    "subsampled422.jpg, false",
    "photo.webp, false",
    "alpha.webp, true",
    "animated.webp, true",
    "animatedopaque.webp, false",
    "lzw.tiff, false",
    "cmyk.tiff, false",
    "gray16.tiff, false",
    "alpha.tiff, true",
    "colour.bmp, false",
    "palette.bmp, false",
    "bilevel.png, false",
    "grayalpha.png, true",
    "palette4.png, true",
    "transparent.gif, true",
    "screen.gif, false",
    "screentransparent.gif, true",
    "screengrown.gif, false",
    "interlaced.png, false",
    "rgb16.png, false",
  })
  void samplesAreThoseOfTheFile(String file, boolean hasAlpha) {
    RgbImage image = TestImages.read(FOLDER + file, Orientation.APPLIED);

    assertThat(image.hasAlpha()).isEqualTo(hasAlpha);
    assertThat(largestDifference(image, file)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrientationIsTurnedUpright(int orientation) {
    String file = "exif" + orientation + ".png";
    RgbImage upright = TestImages.read(FOLDER + file, Orientation.APPLIED);
    RgbImage stored = TestImages.read(FOLDER + file, Orientation.AS_STORED);

    assertThat(largestDifference(upright, file)).isZero();
    assertThat(largestDifference(stored, "exif1.png")).isZero();
    OrientedImage both = ImageFiles.readOriented(TestImages.bytes(FOLDER + file), file);
    assertThat(both).isEqualTo(new OrientedImage(stored, upright));
    if (orientation == 1) {
      assertThat(both.upright()).isSameAs(both.asStored());
    }
  }

  /** Pillow turns TIFFs without being asked, so that both references see them upright. */
  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void aTiffIsTurnedWhoeverReadsIt(int orientation) {
    String file = "exif" + orientation + ".tiff";
    RgbImage upright = TestImages.read(FOLDER + file, Orientation.APPLIED);

    assertThat(largestDifference(upright, file)).isZero();
    assertThat(TestImages.read(FOLDER + file, Orientation.AS_STORED)).isEqualTo(upright);
    OrientedImage both = ImageFiles.readOriented(TestImages.bytes(FOLDER + file), file);
    assertThat(both).isEqualTo(new OrientedImage(upright, upright));
    assertThat(both.upright()).isSameAs(both.asStored());
  }

  /** Compares colours, and opacity too where the reference has it. */
  private static int largestDifference(RgbImage image, String file) {
    HostTensor expected = NpyFile.read(TestImages.bytes(FOLDER + file + ".npy"), file);
    int bands = expected.size(2);
    assertThat(new int[] {image.height(), image.width()})
        .containsExactly(expected.size(0), expected.size(1));
    return IntStream.range(0, expected.length())
        .map(
            i -> {
              int pixel = i / bands;
              int x = pixel % image.width();
              int y = pixel / image.width();
              int band = i % bands;
              int sample = band == 3 ? image.argb(x, y) >>> 24 : image.sample(x, y, band);
              return Math.abs(sample - (int) expected.at(i));
            })
        .max()
        .orElseThrow();
  }
}
