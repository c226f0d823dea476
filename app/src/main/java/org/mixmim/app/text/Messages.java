package org.mixmim.app.text;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The words of every package, in the language chosen now. Each package keeps its own bundle {@code
 * texts.properties} beside its classes. Used on the JavaFX thread.
 */
public final class Messages {
  private final ObjectProperty<Language> language;

  /**
   * Starts in a language.
   *
   * @param initial the language
   */
  public Messages(Language initial) {
    language = new SimpleObjectProperty<>(this, "language", initial);
  }

  /**
   * The language spoken; setting it changes every bound text at once.
   *
   * @return the property
   */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /**
   * The locale of the language, for numbers and dates.
   *
   * @return the locale
   */
  public Locale locale() {
    return language.get().locale();
  }

  /**
   * The words of a package.
   *
   * @param owner any class of the package
   * @return its words, following the language
   */
  public Texts of(Class<?> owner) {
    return new Texts(owner, language);
  }
}
