package org.mixmim.installer.image;

import java.util.List;
import java.util.stream.Stream;

/** How the JVM of an image is started; the cache is valid only for the options it was made with. */
public final class JavaOptions {
  static final String CACHE = "mixmim.aot";

  private JavaOptions() {}

  /**
   * All options of a launcher.
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
        // Room for new objects stays in memory once it was used, and few outlive a collection.
        "-Xmn32m",
        // The optimising compiler otherwise takes a third of a start for what is hardly used again.
        // What is used again and again, as the loops over pixels, still reaches it in a few edits.
        "-XX:Tier4InvocationThreshold=50000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=150000",
        "-XX:Tier4BackEdgeThreshold=400000",
        // Copying longer methods into their callers takes the quick compiler a quarter of its time
        // during a start, when both processors are busy.
        "-XX:C1MaxInlineSize=12",
        // With profiles in the cache it would start early all the same: none are made, none read.
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-AOTReplayTraining",
        // Each field read and constructor called by reflection would make classes of its own.
        "-Djdk.reflect.useNativeAccessorOnly=true",
        // Nobody attaches to this JVM, and its file in the temporary folder takes time.
        "-XX:-UsePerfData",
        // libtorch, JavaFX and JNA are loaded from here; none of them unpacks anything.
        "-DPYTORCH_LIBRARY_PATH=" + app + "/" + NativeRules.LIBTORCH,
        "-DPYTORCH_FLAVOR=cpu",
        "-Djava.library.path=" + app,
        "-Djna.boot.library.path=" + app,
        "-Djna.nounpack=true");
  }
}
