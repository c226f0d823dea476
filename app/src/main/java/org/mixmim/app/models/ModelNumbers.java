package org.mixmim.app.models;

import java.time.Duration;
import java.util.Locale;

/** Large numbers as people read them. */
public final class ModelNumbers {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private ModelNumbers() {}

  /**
   * A number of things, for example "16.6 M".
   *
   * @param number how many
   * @param locale whose decimal sign is taken
   * @return the number with a unit
   */
  public static String count(long number, Locale locale) {
    if (number >= GIGA) {
      return String.format(locale, "%.2f G", number / GIGA);
    }
    if (number >= MEGA) {
      return String.format(locale, "%.1f M", number / MEGA);
    }
    return number >= KILO ? String.format(locale, "%.1f k", number / KILO) : Long.toString(number);
  }

  /** For example "16.35 G". */
  static String macs(long macs, Locale locale) {
    return String.format(locale, "%.2f G", macs / GIGA);
  }

  /** Decimal units, as disks and browsers count: for example "460 MB". */
  static String bytes(long bytes, Locale locale) {
    if (bytes >= GIGA) {
      return String.format(locale, "%.2f GB", bytes / GIGA);
    }
    if (bytes >= MEGA) {
      return String.format(locale, bytes < 10 * MEGA ? "%.1f MB" : "%.0f MB", bytes / MEGA);
    }
    return bytes >= KILO ? String.format(locale, "%.0f kB", bytes / KILO) : bytes + " B";
  }

  /** For example "3:05". */
  static String duration(Duration duration, Locale locale) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds >= 3600
        ? String.format(locale, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(locale, "%d:%02d", seconds / 60, seconds % 60);
  }
}
