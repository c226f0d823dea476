package org.mixmim.app.shell;

import javafx.scene.input.KeyCombination;

/** Shortcuts as a reader knows them from the keyboard. */
final class KeyText {
  private KeyText() {}

  /** For example {@code Ctrl+Shift+Z}, or {@code ⇧⌘Z} on a Mac. */
  static String of(KeyCombination keys) {
    return keys.getDisplayText();
  }
}
