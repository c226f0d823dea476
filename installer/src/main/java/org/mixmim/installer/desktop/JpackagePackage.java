package org.mixmim.installer.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.plan.Platform;
import org.mixmim.installer.process.Tool;

/** The package for Windows ({@code .msi}) or macOS ({@code .dmg}). */
public final class JpackagePackage {
  // Windows knows by it that one version follows another; it stays the same for ever.
  private static final String UPGRADE = "5a0f8b6e-7c1d-4d5e-9a63-1f0c2b8e4d77";

  private JpackagePackage() {}

  /**
   * Makes the package.
   *
   * @param plan of the build
   * @param image to be packaged
   * @param folder to put it in
   * @throws IOException if the file types cannot be listed
   */
  public static void build(BuildPlan plan, Layout image, Path folder) throws IOException {
    boolean mac = plan.platform().os() == Platform.Os.MACOS;
    List<String> command =
        new ArrayList<>(
            List.of(
                plan.javaHome().resolve("bin").resolve("jpackage").toString(),
                "--type",
                mac ? "dmg" : "msi",
                "--app-image",
                image.root().toString(),
                "--name",
                BuildPlan.NAME,
                "--app-version",
                mac ? plan.version().mac() : plan.version().numbers(),
                "--vendor",
                "The MixMIM Explorer project",
                "--description",
                "See masked image modelling at work",
                "--license-file",
                plan.resources().resolve("licences").resolve("Apache-2.0.txt").toString(),
                "--dest",
                folder.toString()));
    if (!mac) {
      command.addAll(
          List.of(
              "--win-menu",
              "--win-dir-chooser",
              "--win-per-user-install",
              "--win-upgrade-uuid",
              UPGRADE));
    }
    try (Stream<Path> types = Files.list(plan.resources().resolve("associations"))) {
      types.sorted().forEach(type -> command.addAll(List.of("--file-associations", "" + type)));
    }
    Tool.of(command).run();
  }
}
