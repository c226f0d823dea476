package org.mixmim.installer.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mixmim.installer.plan.Platform;

/** Which native libraries in which jars belong to this platform, and where they go. */
final class NativeRules {
  static final String LIBTORCH = "natives";

  private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib|a)");

  /**
   * A rule.
   *
   * @param jar how the jar's name starts
   * @param wanted the entries to be unpacked
   * @param folder where to, below the folder of jars
   * @param kept native entries that stay in the jar as well
   */
  record Rule(String jar, Pattern wanted, String folder, Pattern kept) {}

  private static final Pattern NONE = Pattern.compile("(?!)");

  private final List<Rule> rules;

  NativeRules(Platform platform) {
    rules =
        List.of(
            new Rule("pytorch-native-cpu", below("pytorch/cpu/" + platform.djl()), LIBTORCH, NONE),
            // The bridges stay: a libtorch with CUDA that the user brings needs its own.
            new Rule(
                "pytorch-jni",
                below("jnilib/" + platform.djl() + "/cpu"),
                LIBTORCH,
                below("jnilib/" + platform.djl())),
            new Rule("javafx-", Pattern.compile("[^/]+"), "", NONE),
            new Rule("jna-", below("com/sun/jna/" + platform.jna()), "", NONE),
            new Rule("webp-imageio-", below("native/" + platform.webp()), "", NONE));
  }

  /** The rule of a jar, if it holds native libraries. */
  Optional<Rule> of(String jar) {
    return rules.stream().filter(rule -> jar.startsWith(rule.jar())).findFirst();
  }

  static boolean isNative(String entry) {
    return NATIVE.matcher(entry).matches();
  }

  private static Pattern below(String folder) {
    return Pattern.compile(Pattern.quote(folder + "/") + ".+");
  }
}
