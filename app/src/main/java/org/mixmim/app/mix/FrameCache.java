package org.mixmim.app.mix;

import java.util.Optional;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.model.image.RgbImage;

/** Keeps the frame of the picture shown last: an unchanged picture is not converted again. */
final class FrameCache {
  private record Entry(RgbImage image, PixelFrame frame) {}

  private Optional<Entry> last = Optional.empty();

  @SuppressWarnings("ReferenceEquality") // Comparing all pixels would cost what is saved.
  PixelFrame of(RgbImage image) {
    if (last.isEmpty() || last.get().image() != image) {
      last = Optional.of(new Entry(image, PixelFrame.of(image)));
    }
    return last.get().frame();
  }
}
