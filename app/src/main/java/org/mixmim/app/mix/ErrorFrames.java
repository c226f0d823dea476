package org.mixmim.app.mix;

import java.util.Optional;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.tensor.HostTensor;

/** Keeps the coloured error map shown last. */
final class ErrorFrames {
  private record Entry(HostTensor map, ColourTable colours, RgbImage picture) {}

  private Optional<Entry> last = Optional.empty();

  @SuppressWarnings("ReferenceEquality") // Comparing all numbers would cost what is saved.
  RgbImage of(HostTensor map, ColourTable colours) {
    if (last.isEmpty() || last.get().map() != map || last.get().colours() != colours) {
      last = Optional.of(new Entry(map, colours, colours.picture(map)));
    }
    return last.get().picture();
  }
}
