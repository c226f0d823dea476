package org.mixmim.installer.plan;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is to be packaged, and where the packages go.
 *
 * @param jars folder with the program's jar and everything that it needs at run time
 * @param mainJar name of the program's jar
 * @param resources folder with icons, desktop files and licence texts
 * @param licences folder with the generated list of licences and the bill of materials
 * @param output folder for everything that is made
 * @param version as Maven writes it
 * @param timestamp of every file in the packages, so that the same input gives the same bytes
 * @param formats of packages to make, such as {@code deb}
 * @param javaHome the JDK whose run time is packaged
 * @param platform to make packages for
 */
public record BuildPlan(
    Path jars,
    String mainJar,
    Path resources,
    Path licences,
    Path output,
    Version version,
    Instant timestamp,
    Set<String> formats,
    Path javaHome,
    Platform platform) {

  /** The program's name, for people. */
  public static final String NAME = "MixMIM Explorer";

  /** The program's name, for files and packages. */
  public static final String ID = "mixmim-explorer";

  /** The class that starts the program. */
  public static final String MAIN_CLASS = "org.mixmim.app.Main";

  /**
   * Reads the arguments of the command line.
   *
   * @param arguments in the order of the components; the last two are this JVM's own
   * @return the plan
   */
  public static BuildPlan of(List<String> arguments) {
    return new BuildPlan(
        Path.of(arguments.get(0)),
        arguments.get(1),
        Path.of(arguments.get(2)),
        Path.of(arguments.get(3)),
        Path.of(arguments.get(4)),
        new Version(arguments.get(5)),
        evenSecond(Instant.parse(arguments.get(6))),
        Set.of(arguments.get(7).split(",")),
        Path.of(System.getProperty("java.home")),
        Platform.current());
  }

  // The start-up cache is valid only while jars keep their times, and Windows packages keep times
  // to two seconds.
  private static Instant evenSecond(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond() / 2 * 2);
  }
}
