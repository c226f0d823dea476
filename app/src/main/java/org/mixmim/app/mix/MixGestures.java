package org.mixmim.app.mix;

import java.util.List;
import org.mixmim.app.action.Gesture;

/** What the mouse does on the panes and in the history. */
final class MixGestures {
  private static final List<String> NAMES =
      List.of("paint", "erase", "zoom", "pan", "fit", "hold", "drag", "menu", "compare", "line");

  private MixGestures() {}

  static List<Gesture> all(Wording words) {
    return NAMES.stream()
        .map(name -> new Gesture(words.text("gesture." + name), words.text("gesture.how." + name)))
        .toList();
  }
}
