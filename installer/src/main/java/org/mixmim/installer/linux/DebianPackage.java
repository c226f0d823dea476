package org.mixmim.installer.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mixmim.installer.files.FileTimes;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.process.Tool;

/** The package for Debian, Ubuntu and their relatives. */
public final class DebianPackage {
  private DebianPackage() {}

  /**
   * Makes the package.
   *
   * @param plan of the build
   * @param image to be packaged
   * @param folder to put it in
   * @return the {@code .deb}
   * @throws IOException if something cannot be read or written
   */
  public static Path build(BuildPlan plan, Layout image, Path folder) throws IOException {
    Path root = Folders.fresh(plan.output().resolve("deb"));
    InstalledTree.lay(plan, image, root);
    long kibibytes = (Folders.size(root) + 1023) / 1024;
    Path control = Files.createDirectories(root.resolve("DEBIAN")).resolve("control");
    Files.writeString(
        control,
        Files.readString(plan.resources().resolve("linux").resolve("control"))
            .replace("@VERSION@", plan.version().linux())
            .replace("@ARCHITECTURE@", plan.platform().debian())
            .replace("@SIZE@", Long.toString(kibibytes)));
    FileTimes.set(root, plan.timestamp());
    Path file =
        folder.resolve(
            BuildPlan.ID + "_" + plan.version().linux() + "_" + plan.platform().debian() + ".deb");
    Tool.of("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root.toString(), file.toString())
        .with(Map.of("SOURCE_DATE_EPOCH", Long.toString(plan.timestamp().getEpochSecond())))
        .run();
    return file;
  }
}
