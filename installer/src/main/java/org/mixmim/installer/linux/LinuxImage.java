package org.mixmim.installer.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mixmim.installer.files.FileTimes;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.image.AotCache;
import org.mixmim.installer.image.JavaOptions;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.image.ProgramFiles;
import org.mixmim.installer.image.RuntimeImage;
import org.mixmim.installer.image.Symbols;
import org.mixmim.installer.licence.LicenceFolder;
import org.mixmim.installer.plan.BuildPlan;

/**
 * The image for Linux, with launchers of its own: jpackage's asks the package manager at every
 * start whose file it is, which takes longer than the JVM.
 */
public final class LinuxImage {
  private final BuildPlan plan;

  /**
   * The image of a build.
   *
   * @param plan of the build
   */
  public LinuxImage(BuildPlan plan) {
    this.plan = plan;
  }

  /**
   * Makes the image in the plan's output folder.
   *
   * @return where it is
   * @throws IOException if something cannot be read or written
   */
  public Layout build() throws IOException {
    Path root = Folders.fresh(plan.output().resolve("image")).resolve(BuildPlan.ID);
    Path library = root.resolve("lib");
    Layout image = new Layout(root, library.resolve("app"), library.resolve("runtime"));
    List<String> classPath = new ProgramFiles(plan).lay(image.app());
    RuntimeImage.link(plan, image.runtime());
    Symbols.strip(library);
    launchers(root.resolve("bin"), classPath);
    DesktopFiles.lay(plan, root.resolve("share"));
    LicenceFolder.lay(plan, root.resolve("share").resolve("licences"));
    FileTimes.set(root, plan.timestamp());
    AotCache.train(plan, image, classPath);
    FileTimes.set(root, plan.timestamp());
    return image;
  }

  private static void launchers(Path bin, List<String> classPath) throws IOException {
    Files.createDirectories(bin);
    String options =
        JavaOptions.of("$app").stream()
            .map(option -> '"' + option + '"')
            .collect(Collectors.joining(" \\\n  "));
    String path = classPath.stream().map(jar -> "$app/" + jar).collect(Collectors.joining(":"));
    Path launcher = bin.resolve("mixmim");
    Files.writeString(
        launcher,
        template()
            .replace("@OPTIONS@", options)
            .replace("@WINDOW@", String.join(" ", JavaOptions.WINDOW))
            .replace("@COMMAND@", String.join(" ", JavaOptions.COMMAND))
            .replace("@CLASSPATH@", path)
            .replace("@MAIN@", BuildPlan.MAIN_CLASS));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    // Desktops know the program by this name; it opens the window because nothing follows it.
    Files.createSymbolicLink(bin.resolve(BuildPlan.ID), Path.of("mixmim"));
  }

  private static String template() {
    try (InputStream in = LinuxImage.class.getResourceAsStream("launcher.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
