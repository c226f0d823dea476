package org.mixmim.app.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the command line in one language. */
final class CliTexts {
  private final ResourceBundle bundle;

  /** Of the words, which are English where a language has none of its own: numbers follow them. */
  private final Locale locale;

  CliTexts(Locale wanted) {
    this.bundle =
        ResourceBundle.getBundle(
            "org.mixmim.app.cli.texts",
            wanted,
            CliTexts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.locale = bundle.getLocale();
  }

  /** What picocli takes its descriptions from. */
  ResourceBundle bundle() {
    return bundle;
  }

  /** The sentence under a key, its places filled as {@link MessageFormat} counts them. */
  String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** A number with so many digits after the point, in the language's way; a dash for none. */
  String number(double value, int digits) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return Double.isFinite(value)
        ? String.format(locale, "%,." + digits + "f", value)
        : value > 0 ? "∞" : "-∞";
  }

  /** A whole number, grouped in the language's way. */
  String count(long value) {
    return String.format(locale, "%,d", value);
  }

  /** A size in bytes, as file managers show it. */
  String bytes(long size) {
    if (size < 1000) {
      return size + " B";
    }
    double value = size;
    int unit = -1;
    while (value >= 999.95 && unit < 3) {
      value /= 1000;
      unit++;
    }
    return String.format(locale, "%.1f %cB", value, "kMGT".charAt(unit));
  }
}
