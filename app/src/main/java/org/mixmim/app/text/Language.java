package org.mixmim.app.text;

import java.util.Locale;

/** A language that the window speaks. */
public enum Language {
  /** English. */
  ENGLISH(Locale.ENGLISH, "English"),
  /** Simplified Chinese. */
  CHINESE(Locale.SIMPLIFIED_CHINESE, "简体中文");

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
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
   * The language's name in itself, so that its speakers find it whatever the window speaks now.
   *
   * @return for example {@code English}
   */
  public String ownName() {
    return ownName;
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
