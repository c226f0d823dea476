package org.mixmim.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a machine has no graphics card, JavaFX finds that out by loading OpenGL, which takes more
 * than a tenth of a second of every start. The kernel knows it at once.
 */
final class GraphicsCard {
  private static final String ORDER = "prism.order";

  /** What Linux shows of cards: its own drivers, NVIDIA's, and Windows' for its Linux. */
  private static final List<Path> DEVICES =
      List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

  private GraphicsCard() {}

  /**
   * Whether this machine is known to have none.
   *
   * @return false also where nobody can tell
   */
  static boolean none() {
    return System.getProperty("os.name").equals("Linux")
        && DEVICES.stream().noneMatch(Files::exists);
  }

  /** Lets JavaFX draw by itself at once if there is no card; whoever said how to draw is obeyed. */
  static void preferWhatIsThere() {
    if (System.getProperty(ORDER) == null && none()) {
      System.setProperty(ORDER, "sw");
    }
  }
}
