package org.mixmim.installer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.plan.Platform;
import org.mixmim.installer.process.Tool;

/** A Java run time with the modules that the program needs and no others. */
public final class RuntimeImage {
  private static final List<String> MODULES =
      List.of(
          // Pictures, printing, clipboard, and what JavaFX takes from AWT.
          "java.desktop",
          // Logback looks for JNDI.
          "java.naming",
          "java.logging",
          "java.xml",
          // DJL and the memory gauge ask for the state of the JVM.
          "java.management",
          "jdk.management",
          // Downloads.
          "java.net.http",
          // Gson and TwelveMonkeys know the types of SQL dates.
          "java.sql",
          // JavaFX in Swing's company, and its pulse events.
          "jdk.unsupported.desktop",
          "jdk.jfr",
          "jdk.unsupported",
          // Chinese dates and numbers.
          "jdk.localedata",
          // File names and texts in older encodings.
          "jdk.charsets",
          // Screen readers.
          "jdk.accessibility",
          "jdk.zipfs");

  private RuntimeImage() {}

  /**
   * Links the run time.
   *
   * @param plan with the JDK to take it from
   * @param target a folder that does not exist yet
   * @throws IOException if the second archive of classes cannot be deleted
   */
  public static void link(BuildPlan plan, Path target) throws IOException {
    Tool.of(
            plan.javaHome().resolve("bin").resolve("jlink").toString(),
            "--add-modules",
            String.join(",", MODULES),
            "--include-locales=en,zh",
            // Not the native commands: the launcher and the training of the cache need java.
            "--strip-debug",
            "--no-man-pages",
            "--no-header-files",
            "--compress=zip-6",
            // The default archive of classes, for starts without the program's own cache.
            "--generate-cds-archive",
            "--output",
            target.toString())
        .run();
    // jlink makes the archive twice; the other is for heaps above 32 GB alone.
    Path server = target.resolve(windows(plan) ? "bin" : "lib").resolve("server");
    Files.deleteIfExists(server.resolve("classes_nocoops.jsa"));
  }

  private static boolean windows(BuildPlan plan) {
    return plan.platform().os() == Platform.Os.WINDOWS;
  }
}
