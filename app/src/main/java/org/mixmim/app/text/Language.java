package org.mixmim.app.text;

import java.util.Locale;

/** A language that the window speaks. */
public enum Language {
  /** English. */
  ENGLISH(Locale.ENGLISH),
  /** Simplified Chinese. */
  CHINESE(Locale.SIMPLIFIED_CHINESE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /**
   * The locale whose bundles, numbers and dates are used.
   *
   * @return the locale
   */
  public Locale locale() {
    return locale;
  }

  /**
   * The language that fits a system best.
   *
   * @param system the system's locale
   * @return Chinese where the system speaks Chinese, otherwise English
   */
  public static Language closestTo(Locale system) {
    return system.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
  }
}
