package org.mixmim.model.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why the engine did not start.
 *
 * @param words of Java or of the system, in whatever language they speak
 */
record StartFailure(String words) {
  private static final int DEEPEST = 20;

  /** Java names a library before the system's words, which begin with its name. */
  private static final Pattern NAMED_AGAIN = Pattern.compile("^([^:]+: )\\1+");

  /** The engine's own words only say that something failed; what did is below them. */
  static StartFailure of(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at.getCause() != null && depth < DEEPEST; depth++) {
      at = at.getCause();
    }
    return new StartFailure(Optional.ofNullable(at.getMessage()).orElse(at.toString()));
  }

  /** The words for a sentence that names the folder itself: each library once, by its name. */
  String within(Path folder) {
    String named =
        words.replace(folder + File.separator, "").replace(real(folder) + File.separator, "");
    return NAMED_AGAIN.matcher(named).replaceFirst("$1");
  }

  /** As Java names a folder that was given by a link. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException gone) {
      return folder;
    }
  }
}
