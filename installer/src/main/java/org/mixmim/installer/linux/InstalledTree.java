package org.mixmim.installer.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mixmim.installer.files.FileTimes;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.plan.BuildPlan;

/**
 * The file system as a package changes it: the image below {@code /opt}, its commands in {@code
 * /usr/bin}, its desktop files in {@code /usr/share}. There are no scripts: the desktops' own
 * packages notice new files by themselves, and removing the files removes everything.
 */
final class InstalledTree {
  static final String HOME = "/opt/" + BuildPlan.ID;

  private static final List<String> COMMANDS = List.of("mixmim", BuildPlan.ID);

  private InstalledTree() {}

  /**
   * Lays the tree out; its files are links to those of the image.
   *
   * @param plan of the build
   * @param image to be installed
   * @param root of the file system to be
   * @throws IOException if something cannot be read or written
   */
  static void lay(BuildPlan plan, Layout image, Path root) throws IOException {
    Path home = root.resolve(HOME.substring(1));
    Files.createDirectories(home.getParent());
    Folders.link(image.root(), home);
    Path bin = Files.createDirectories(root.resolve("usr").resolve("bin"));
    for (String command : COMMANDS) {
      Files.createSymbolicLink(bin.resolve(command), Path.of(HOME, "bin", "mixmim"));
    }
    Path share = Files.createDirectories(root.resolve("usr").resolve("share"));
    for (String part : List.of("applications", "icons", "mime")) {
      Files.move(home.resolve("share").resolve(part), share.resolve(part));
    }
    Path documents = Files.createDirectories(share.resolve("doc").resolve(BuildPlan.ID));
    Files.copy(
        plan.resources().resolve("linux").resolve("copyright"), documents.resolve("copyright"));
    FileTimes.set(root, plan.timestamp());
  }
}
