package org.mixmim.installer.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixmim.installer.plan.Platform;
import org.mixmim.installer.process.PackagingException;
import org.mixmim.installer.process.Tool;

/** A screen for the window. */
public final class Display {
  private static final String OWN_SCREEN = "xvfb-run";

  private Display() {}

  /**
   * Gives a program a screen: on Linux one of its own that nobody sees, elsewhere the desktop.
   *
   * @param program that opens a window
   * @param platform that it runs on
   * @return the program with a screen
   */
  public static Tool give(Tool program, Platform platform) {
    if (platform.os() != Platform.Os.LINUX) {
      return program;
    }
    if (Tool.exists(OWN_SCREEN)) {
      return program
          .behind(List.of(OWN_SCREEN, "-a", "-s", "-screen 0 1280x800x24"))
          // Without a bus and a session there is nothing that GTK could wait for.
          .with(Map.of("GDK_BACKEND", "x11", "NO_AT_BRIDGE", "1"));
    }
    if (Optional.ofNullable(System.getenv("DISPLAY")).isPresent()) {
      return program;
    }
    throw new PackagingException(
        "There is no screen to open the window on. Install xvfb-run (Debian: apt install xvfb"
            + " xauth) or start the build from a desktop.");
  }
}
