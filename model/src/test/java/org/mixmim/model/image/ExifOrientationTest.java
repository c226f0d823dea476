package org.mixmim.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pixel arrives where its orientation says, its opacity with it. */
class ExifOrientationTest {
  /** Larger than what is turned at a time, both ways, and no multiple of it. */
  private static final int WIDTH = 150;

  private static final int HEIGHT = 70;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyPixelIsTurned(int value) {
    byte[] alpha = new byte[WIDTH * HEIGHT];
    new SplittableRandom(2).nextBytes(alpha);
    RgbImage stored = RgbImage.of(WIDTH, HEIGHT, TestImages.noise(WIDTH, HEIGHT, 1).toRgb(), alpha);
    ExifOrientation orientation = ExifOrientation.of(value);

    RgbImage upright = orientation.apply(stored);

    assertThat(upright.width()).isEqualTo(orientation.transposed() ? HEIGHT : WIDTH);
    assertThat(upright.height()).isEqualTo(orientation.transposed() ? WIDTH : HEIGHT);
    for (int y = 0; y < upright.height(); y++) {
      for (int x = 0; x < upright.width(); x++) {
        int u = orientation.mirroredX() ? upright.width() - 1 - x : x;
        int v = orientation.mirroredY() ? upright.height() - 1 - y : y;
        assertThat(upright.argb(x, y))
            .isEqualTo(orientation.transposed() ? stored.argb(v, u) : stored.argb(u, v));
      }
    }
    assertThat(orientation.apply(stored.opaque())).isEqualTo(upright.opaque());
  }
}
