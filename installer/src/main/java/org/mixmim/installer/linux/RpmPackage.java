package org.mixmim.installer.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.process.Tool;

/** The package for Fedora, openSUSE and their relatives. */
public final class RpmPackage {
  private RpmPackage() {}

  /**
   * Whether this machine can make such packages.
   *
   * @return whether its tools are installed
   */
  public static boolean possible() {
    return Tool.exists("rpmbuild");
  }

  /**
   * Makes the package.
   *
   * @param plan of the build
   * @param image to be packaged
   * @param folder to put it in
   * @return the {@code .rpm}
   * @throws IOException if something cannot be read or written
   */
  public static Path build(BuildPlan plan, Layout image, Path folder) throws IOException {
    Path work = Folders.fresh(plan.output().resolve("rpm"));
    Path tree = work.resolve("tree");
    InstalledTree.lay(plan, image, tree);
    Path spec = work.resolve(BuildPlan.ID + ".spec");
    Files.writeString(
        spec,
        Files.readString(plan.resources().resolve("linux").resolve(BuildPlan.ID + ".spec"))
            .replace("@VERSION@", plan.version().linux())
            .replace("@TREE@", tree.toString()));
    String name =
        BuildPlan.ID + "-" + plan.version().linux() + "-1." + plan.platform().rpm() + ".rpm";
    Tool.of(
            "rpmbuild",
            "-bb",
            "--target",
            plan.platform().rpm(),
            "--define",
            "_topdir " + work,
            "--define",
            "_rpmdir " + folder,
            "--define",
            "_rpmfilename " + name,
            spec.toString())
        .with(Map.of("SOURCE_DATE_EPOCH", Long.toString(plan.timestamp().getEpochSecond())))
        .run();
    return folder.resolve(name);
  }
}
