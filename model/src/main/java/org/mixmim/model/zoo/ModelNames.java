package org.mixmim.model.zoo;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of models: they become names of folders, on every platform. */
final class ModelNames {
  private static final int LONGEST = 120;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0," + (LONGEST - 1) + "}");

  /** Windows takes these for devices, whatever follows a dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private ModelNames() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !DEVICE.matcher(text).matches() && !text.endsWith(".");
  }

  /** A name made of any text, for example a file's stem. */
  static String from(String text) {
    String safe = text.replaceAll("[^A-Za-z0-9._+-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
    safe = safe.substring(0, Math.min(safe.length(), LONGEST)).replaceAll("\\.+$", "");
    return isName(safe) ? safe : "model-" + Integer.toHexString(text.hashCode());
  }

  /** The last part of a path without the ending that tells the format. */
  static String stem(String fileName) {
    return fileName.replaceFirst("(?i)\\.(pth|pt|bin|safetensors)$", "");
  }

  /** The names that a mistyped one may have meant, nearest first. */
  static List<String> near(String mistyped, Collection<String> names) {
    String wanted = mistyped.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> distance(wanted, name) <= Math.max(3, wanted.length() / 2))
        .sorted(
            Comparator.comparingInt((String name) -> distance(wanted, name))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Insertions, deletions and replacements between two texts; a contained text counts as near. */
  private static int distance(String wanted, String candidate) {
    String name = candidate.toLowerCase(Locale.ROOT);
    if (wanted.length() > 2 && name.contains(wanted)) {
      return 1;
    }
    int[] row = new int[name.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (wanted.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[name.length()];
  }
}
