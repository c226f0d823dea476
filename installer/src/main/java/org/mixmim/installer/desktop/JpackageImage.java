package org.mixmim.installer.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixmim.installer.files.FileTimes;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.icon.IconContainer;
import org.mixmim.installer.icon.IconPictures;
import org.mixmim.installer.image.AotCache;
import org.mixmim.installer.image.JavaOptions;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.image.ProgramFiles;
import org.mixmim.installer.image.RuntimeImage;
import org.mixmim.installer.licence.LicenceFolder;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.plan.Platform;
import org.mixmim.installer.process.Tool;

/** The image for Windows and macOS: jpackage's, with a window launcher and a console launcher. */
public final class JpackageImage {
  // What jpackage's launchers replace by the folder of jars.
  private static final String APP = "$APPDIR";

  private final BuildPlan plan;
  private final boolean mac;

  /**
   * The image of a build.
   *
   * @param plan of the build
   */
  public JpackageImage(BuildPlan plan) {
    this.plan = plan;
    this.mac = plan.platform().os() == Platform.Os.MACOS;
  }

  /**
   * Makes the image in the plan's output folder.
   *
   * @return where it is
   * @throws IOException if something cannot be read or written
   */
  public Layout build() throws IOException {
    Path work = Folders.fresh(plan.output().resolve("staging"));
    Path app = work.resolve("app");
    new ProgramFiles(plan).lay(app);
    LicenceFolder.lay(plan, app.resolve("licences"));
    Path runtime = work.resolve("runtime");
    RuntimeImage.link(plan, runtime);
    FileTimes.set(work, plan.timestamp());

    Path folder = Folders.fresh(plan.output().resolve("image"));
    Tool.of(command(work, app, runtime, folder)).run();
    Layout image = layout(folder);
    FileTimes.set(image.root(), plan.timestamp());
    AotCache.train(plan, image, classPath(image));
    FileTimes.set(image.root(), plan.timestamp());
    if (mac) {
      // The cache came after jpackage's seal. The signature names nobody, as jpackage's own.
      Tool.of("codesign", "--force", "--deep", "--sign", "-", image.root().toString()).run();
    }
    return image;
  }

  private List<String> command(Path work, Path app, Path runtime, Path folder) throws IOException {
    Path icon = work.resolve(mac ? "icon.icns" : "icon.ico");
    IconPictures pictures = IconPictures.of(plan);
    Files.write(icon, mac ? IconContainer.icns(pictures.png()) : IconContainer.ico(pictures.png()));
    Path console = work.resolve("console.properties");
    Files.writeString(console, mac ? "" : "win-console=true\n");
    List<String> command =
        new ArrayList<>(
            List.of(
                plan.javaHome().resolve("bin").resolve("jpackage").toString(),
                "--type",
                "app-image",
                "--name",
                BuildPlan.NAME,
                "--app-version",
                mac ? plan.version().mac() : plan.version().numbers(),
                "--icon",
                icon.toString(),
                "--input",
                app.toString(),
                "--runtime-image",
                runtime.toString(),
                "--main-jar",
                plan.mainJar(),
                "--main-class",
                BuildPlan.MAIN_CLASS,
                "--add-launcher",
                "mixmim=" + console,
                "--dest",
                folder.toString()));
    // Both launchers compile as commands do. What the window gains by less was measured on Linux
    // only, and large files would be hashed slowly here, where no OpenSSL is looked for.
    Stream.concat(JavaOptions.of(APP).stream(), JavaOptions.COMMAND.stream())
        .forEach(option -> command.addAll(List.of("--java-options", option)));
    return command;
  }

  private Layout layout(Path folder) {
    if (mac) {
      Path bundle = folder.resolve(BuildPlan.NAME + ".app");
      Path contents = bundle.resolve("Contents");
      Path home = contents.resolve("runtime").resolve("Contents").resolve("Home");
      return new Layout(bundle, contents.resolve("app"), home);
    }
    Path root = folder.resolve(BuildPlan.NAME);
    return new Layout(root, root.resolve("app"), root.resolve("runtime"));
  }

  /** The cache holds for one order of jars: the one that jpackage wrote down for the launchers. */
  private static List<String> classPath(Layout image) throws IOException {
    String key = "app.classpath=" + APP;
    try (Stream<String> lines = Files.lines(image.app().resolve(BuildPlan.NAME + ".cfg"))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(key.length() + 1))
          .collect(Collectors.toUnmodifiableList());
    }
  }
}
