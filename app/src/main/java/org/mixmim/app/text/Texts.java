package org.mixmim.app.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** The words of one package, from its bundle {@code texts}, following the language. */
public final class Texts {
  private final Class<?> owner;
  private final ObservableValue<Language> language;

  Texts(Class<?> owner, ObservableValue<Language> language) {
    this.owner = owner;
    this.language = language;
  }

  /**
   * A text that follows the language, and its arguments where they are observable.
   *
   * @param key the key in the package's bundle
   * @param arguments what fills the places, as {@link MessageFormat} counts them; an {@link
   *     ObservableValue} is followed
   * @return the text; keep a reference or bind a property to it
   */
  public ObservableValue<String> text(String key, Object... arguments) {
    List<Observable> followed = new ArrayList<>();
    followed.add(language);
    for (Object argument : arguments) {
      if (argument instanceof ObservableValue<?> observable) {
        followed.add(observable);
      }
    }
    return Bindings.createStringBinding(
        () -> get(key, arguments), followed.toArray(Observable[]::new));
  }

  /**
   * A text in the language of this moment.
   *
   * @param key the key in the package's bundle
   * @param arguments what fills the places; of an {@link ObservableValue} its present value
   * @return the text
   */
  public String get(String key, Object... arguments) {
    Object[] values = arguments.clone();
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof ObservableValue<?> observable) {
        values[i] = observable.getValue();
      }
    }
    return find(owner, language.getValue().locale(), key, values);
  }

  /**
   * The locale of the language spoken now, for numbers and dates.
   *
   * @return the locale
   */
  public Locale locale() {
    return language.getValue().locale();
  }

  /**
   * A text in a given language.
   *
   * @param owner any class of the package
   * @param locale the language
   * @param key the key in the package's bundle
   * @param arguments what fills the places
   * @return the text
   */
  public static String find(Class<?> owner, Locale locale, String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            owner.getPackageName() + ".texts",
            locale,
            owner.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    // Numbers follow the words, which are English where a language has none of its own.
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
  }
}
