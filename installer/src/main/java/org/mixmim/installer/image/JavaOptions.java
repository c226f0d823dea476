package org.mixmim.installer.image;

import java.util.List;
import java.util.stream.Stream;

/** How the JVM of an image is started; the cache is valid only for the options it was made with. */
public final class JavaOptions {
  /**
   * What the window's JVM is told of its compilers. The quick one alone: the optimising one takes a
   * third of a start for what is hardly used again, and what the quick one makes is slower while it
   * counts for the other. Little of what the window does later is work of Java: libtorch computes,
   * and the system hashes large files.
   */
  public static final List<String> WINDOW = List.of("-XX:TieredStopAtLevel=1");

  /**
   * What the JVM of a command is told of its compilers. Large pictures pass through Java's loops,
   * so both; but the optimising one leaves what is hardly used again, and the quick one copies only
   * short methods into their callers, which spares it a quarter of its time.
   */
  public static final List<String> COMMAND =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000",
          "-XX:C1MaxInlineSize=12");

  static final String CACHE = "mixmim.aot";

  private JavaOptions() {}

  /**
   * All options of a launcher but {@link #WINDOW} or {@link #COMMAND}.
   *
   * @param app the folder of jars, as the launcher writes it
   * @return the options
   */
  public static List<String> of(String app) {
    return Stream.concat(
            Stream.of(
                "-XX:AOTCache=" + app + "/" + CACHE,
                // A cache that is missing or of another image costs speed only: no need to speak.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Xlog:aot*=off:stderr"),
            withoutCache(app).stream())
        .toList();
  }

  static List<String> withoutCache(String app) {
    return List.of(
        "--enable-native-access=ALL-UNNAMED",
        // The heap is small and the cores are few: the simplest collector starts soonest.
        "-XX:+UseSerialGC",
        // Room for new objects stays in memory once it was used, and few outlive a collection; with
        // less of it the first collection comes before the window is painted.
        "-Xmn48m",
        // With profiles in the cache the optimising compiler would start early: none are made, none
        // read.
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-AOTReplayTraining",
        // Each field read and constructor called by reflection would make classes of its own.
        "-Djdk.reflect.useNativeAccessorOnly=true",
        // Nobody attaches to this JVM, and its file in the temporary folder takes time.
        "-XX:-UsePerfData",
        // libtorch, JavaFX, JNA and libwebp are loaded from here; none of them unpacks anything.
        "-DPYTORCH_LIBRARY_PATH=" + app + "/" + NativeRules.LIBTORCH,
        "-DPYTORCH_FLAVOR=cpu",
        "-Djava.library.path=" + app,
        "-Djna.boot.library.path=" + app,
        "-Djna.nounpack=true");
  }
}
