package org.mixmim.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Pictures whose many scans would take long. */
final class JpegScansTest {
  private static final long LARGE = 100_000_000;

  @Test
  void anOrdinaryProgressivePictureOfAnySizeIsRead() {
    assertThatCode(() -> JpegScans.check(scans(20), LARGE, "p.jpg")).doesNotThrowAnyException();
    assertThatCode(() -> JpegScans.check(scans(20), ImageFiles.MAX_PIXELS, "p.jpg"))
        .doesNotThrowAnyException();
  }

  @Test
  void aSmallPictureMayHaveMoreScansThanALargeOne() {
    assertThatCode(() -> JpegScans.check(scans(96), 10_000_000, "s.jpg"))
        .doesNotThrowAnyException();
    assertRefused(() -> JpegScans.check(scans(96), LARGE, "l.jpg"), "more than 30 layers");
    assertRefused(() -> JpegScans.check(scans(101), 1, "m.jpg"), "more than 100 layers");
  }

  private static void assertRefused(ThrowingCallable check, String words) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            ImageException.class,
            e -> {
              assertThat(e.key()).isEqualTo("image.scans");
              assertThat(e.describe(Locale.ENGLISH)).contains(words);
            });
  }

  /** Markers alone, since nothing is decoded. */
  private static byte[] scans(int count) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
    for (int i = 0; i < count; i++) {
      jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) JpegMarkers.START_OF_SCAN, 0, 2});
    }
    jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9, 0, 0});
    return jpeg.toByteArray();
  }
}
