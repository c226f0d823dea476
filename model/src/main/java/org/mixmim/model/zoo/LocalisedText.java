package org.mixmim.model.zoo;

import java.util.Locale;

/**
 * A short text of a catalogue in the program's two languages.
 *
 * @param english the text in English
 * @param chinese the text in Simplified Chinese
 */
public record LocalisedText(String english, String chinese) {
  /**
   * The text in the language that fits.
   *
   * @param locale the user's language
   * @return Chinese for Chinese, else English
   */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
  }
}
