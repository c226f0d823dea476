package org.mixmim.installer.archive;

import java.nio.file.Path;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.plan.Platform;
import org.mixmim.installer.process.Tool;

/** The image as one file, to be unpacked anywhere: {@code .tar.gz}, on Windows {@code .zip}. */
public final class Tarball {
  private Tarball() {}

  /**
   * The ending that fits the platform.
   *
   * @param platform of the image
   * @return {@code tar.gz} or {@code zip}
   */
  public static String ending(Platform platform) {
    return platform.os() == Platform.Os.WINDOWS ? "zip" : "tar.gz";
  }

  /**
   * Packs the image.
   *
   * @param plan of the build
   * @param image to be packed
   * @param folder to put the archive in
   * @return the archive
   */
  public static Path pack(BuildPlan plan, Layout image, Path folder) {
    Platform platform = plan.platform();
    Path file =
        folder.resolve(
            String.join("-", BuildPlan.ID, plan.version().maven(), platform.label())
                + "."
                + ending(platform));
    Path root = image.root().toAbsolutePath();
    String name = root.getFileName().toString();
    Tool tool =
        switch (platform.os()) {
          case LINUX ->
              Tool.of(
                  "tar",
                  "--create",
                  "--gzip",
                  "--sort=name",
                  "--owner=0",
                  "--group=0",
                  "--numeric-owner",
                  "--file=" + file.toAbsolutePath(),
                  name);
          // Both bring bsdtar, which tells the format by the file's ending.
          case WINDOWS, MACOS ->
              Tool.of("tar", "-a", "-c", "-f", file.toAbsolutePath().toString(), name);
        };
    tool.in(root.resolveSibling("")).run();
    return file;
  }
}
