package org.mixmim.installer.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.process.PackagingException;
import org.mixmim.installer.process.Tool;

/** The classes of a whole start, loaded and linked once, while the image is made. */
public final class AotCache {
  private AotCache() {}

  /**
   * Opens the window of the image as on any but its first start, waits until it shows two
   * reconstructions, and keeps the classes that it took.
   *
   * @param plan of the build
   * @param image whose files will not change any more
   * @param classPath in the launchers' order
   * @throws IOException if the folder of the training cannot be made
   */
  public static void train(BuildPlan plan, Layout image, List<String> classPath)
      throws IOException {
    Path home = Files.createDirectories(plan.output().resolve("training"));
    Path report = home.resolve("window-check.properties");
    Files.deleteIfExists(report);
    String app = image.app().toString();
    String classes =
        classPath.stream()
            .map(jar -> app + "/" + jar)
            .collect(Collectors.joining(File.pathSeparator));
    Map<String, String> own = Map.of("MIXMIM_HOME", home.toString());
    // Finds the fast kernels: every start but a user's first one knows them, and uses the classes
    // that read what was found and compute with it.
    Tool.of(java(image, List.of(), app, classes, "doctor")).with(own).run();
    List<String> record =
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-XX:AOTCacheOutput=" + image.cache());
    List<String> window = Stream.concat(record.stream(), JavaOptions.WINDOW.stream()).toList();
    String output =
        Display.give(Tool.of(java(image, window, app, classes)), plan.platform())
            .with(own)
            .with(Map.of("MIXMIM_WINDOW_CHECK", report.toString()))
            .run();
    if (Files.notExists(image.cache())) {
      throw new PackagingException("The JVM made no start-up cache:\n" + output);
    }
  }

  private static List<String> java(
      Layout image, List<String> options, String app, String classes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(image.runtime().resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(JavaOptions.withoutCache(app));
    command.addAll(List.of("-cp", classes, BuildPlan.MAIN_CLASS));
    command.addAll(List.of(arguments));
    return command;
  }
}
