package org.mixmim.app.mix;

import java.util.Optional;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.model.tensor.HostTensor;

/** Keeps the coloured error map shown last. */
final class ErrorFrames {
  private record Entry(HostTensor map, ColourTable colours, PixelFrame frame) {}

  private Optional<Entry> last = Optional.empty();

  @SuppressWarnings("ReferenceEquality") // Comparing all numbers would cost what is saved.
  PixelFrame of(HostTensor map, ColourTable colours) {
    if (last.isEmpty() || last.get().map() != map || last.get().colours() != colours) {
      last = Optional.of(new Entry(map, colours, colours.paint(map)));
    }
    return last.get().frame();
  }
}
