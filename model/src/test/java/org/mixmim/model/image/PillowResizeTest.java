package org.mixmim.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

/** Resizing against Pillow's own results. */
class PillowResizeTest {
  @ParameterizedTest
  @ValueSource(strings = {"20x30", "80x61", "37x17", "9x53", "1x1", "100x3"})
  void equalsPillowToTheBit(String size) {
    RgbImage expected = read(size);
    RgbImage resized = PillowResize.bicubic(read("source"), expected.width(), expected.height());
    assertThat(resized).isEqualTo(expected);
  }

  @Test
  void sameSizeIsTheSamePicture() {
    RgbImage source = read("source");
    assertThat(PillowResize.bicubic(source, source.width(), source.height())).isEqualTo(source);
  }

  @Test
  void aPartIsThatPartOfTheWhole() {
    RgbImage source = read("source");
    RgbImage part = PillowResize.bicubic(source, 90, 20, 13, 4, 50, 9);
    assertThat(part).isEqualTo(PillowResize.bicubic(source, 90, 20).crop(13, 4, 50, 9));
  }

  private static RgbImage read(String name) {
    HostTensor pixels = NpyFile.read(TestImages.bytes("resize/" + name + ".npy"), name);
    byte[] rgb = new byte[pixels.length()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) pixels.at(i);
    }
    return RgbImage.of(pixels.size(1), pixels.size(0), rgb);
  }
}
