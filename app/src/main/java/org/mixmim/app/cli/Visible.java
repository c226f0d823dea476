package org.mixmim.app.cli;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Names out of files, as a terminal may show them: with control characters a stranger's file could
 * colour it, draw over lines or forge some.
 */
final class Visible {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Visible() {}

  /** A text on one line whose control characters are written as Java writes them. */
  static String text(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }

  /** What fills the places of a sentence; numbers stay numbers. */
  static Object[] arguments(Object... arguments) {
    return Arrays.stream(arguments)
        .map(each -> each instanceof Number ? each : text(String.valueOf(each)))
        .toArray();
  }
}
