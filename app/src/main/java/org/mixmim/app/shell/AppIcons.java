package org.mixmim.app.shell;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** The program's sign, from the assets. */
final class AppIcons {
  private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

  private AppIcons() {}

  /** For the window and the task bar, which take the size they need. */
  static List<Image> all() {
    return SIZES.stream().map(AppIcons::load).toList();
  }

  static Image large() {
    return load(128);
  }

  private static Image load(int size) {
    String path = "/org/mixmim/assets/icons/mixmim-" + size + ".png";
    return new Image(
        Objects.requireNonNull(AppIcons.class.getResource(path), path).toExternalForm(), true);
  }
}
