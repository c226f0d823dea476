package org.mixmim.installer.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mixmim.installer.icon.IconPictures;
import org.mixmim.installer.plan.BuildPlan;

/** Menu entry, icons and file types, laid out as below {@code /usr/share}. */
final class DesktopFiles {
  private DesktopFiles() {}

  /**
   * Lays the files out.
   *
   * @param plan of the build
   * @param share the folder
   * @throws IOException if something cannot be read or written
   */
  static void lay(BuildPlan plan, Path share) throws IOException {
    Path sources = plan.resources().resolve("linux");
    Path entries = Files.createDirectories(share.resolve("applications"));
    Files.copy(
        sources.resolve(BuildPlan.ID + ".desktop"), entries.resolve(BuildPlan.ID + ".desktop"));
    Path types = Files.createDirectories(share.resolve("mime").resolve("packages"));
    Files.copy(sources.resolve(BuildPlan.ID + ".xml"), types.resolve(BuildPlan.ID + ".xml"));
    Path icons = share.resolve("icons").resolve("hicolor");
    IconPictures pictures = IconPictures.of(plan);
    for (Map.Entry<Integer, byte[]> picture : pictures.png().entrySet()) {
      String side = picture.getKey() + "x" + picture.getKey();
      icon(icons.resolve(side), BuildPlan.ID + ".png", picture.getValue());
    }
    icon(icons.resolve("scalable"), BuildPlan.ID + ".svg", pictures.svg());
  }

  private static void icon(Path size, String name, byte[] picture) throws IOException {
    Path folder = Files.createDirectories(size.resolve("apps"));
    Files.write(folder.resolve(name), picture);
  }
}
