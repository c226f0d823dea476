package org.mixmim.app.history;

import java.util.List;
import org.mixmim.app.pixels.PixelFrame;

/**
 * A settled state.
 *
 * @param state the state
 * @param pictures its thumbnails
 * @param <S> the state's type
 */
public record HistoryEntry<S>(S state, List<PixelFrame> pictures) {
  /** Copies the list. */
  public HistoryEntry {
    pictures = List.copyOf(pictures);
  }
}
