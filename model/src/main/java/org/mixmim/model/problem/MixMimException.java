package org.mixmim.model.problem;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can act on. The sentence that says what happened and why, and the one that
 * says what to do, stand in the bundle {@code problems} of the subclass's package under {@code key}
 * and {@code key.remedy}, so that they can be shown in any language.
 */
public abstract class MixMimException extends RuntimeException {
  private final String key;
  private final transient Object[] arguments;

  /**
   * Makes a failure.
   *
   * @param cause what lies beneath, or null
   * @param key the key of the sentence in the package's bundle {@code problems}
   * @param arguments what fills the sentence's places, as {@link MessageFormat} counts them;
   *     another such failure stands for its sentence
   */
  protected MixMimException(@Nullable Throwable cause, String key, Object... arguments) {
    super(key, cause);
    this.key = key;
    this.arguments = arguments.clone();
  }

  /**
   * The key of this failure's sentence, stable across languages.
   *
   * @return for example {@code image.truncated}
   */
  public final String key() {
    return key;
  }

  /**
   * What happened and why, in one sentence.
   *
   * @param locale the language
   * @return the sentence
   */
  public final String describe(Locale locale) {
    return format(locale, key);
  }

  /**
   * What the user can do about it, in one sentence.
   *
   * @param locale the language
   * @return the sentence
   */
  public final String remedy(Locale locale) {
    return format(locale, key + ".remedy");
  }

  /** {@inheritDoc} The description in the default language. */
  @Override
  public final String getMessage() {
    return describe(Locale.getDefault());
  }

  private String format(Locale locale, String sentence) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            getClass().getPackageName() + ".problems",
            locale,
            getClass().getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    // Numbers follow the words, which are English where a language has none of its own.
    return new MessageFormat(bundle.getString(sentence), bundle.getLocale())
        .format(Arrays.stream(arguments).map(argument -> localised(locale, argument)).toArray());
  }

  /** A failure within a failure speaks the same language. */
  private static Object localised(Locale locale, Object argument) {
    return argument instanceof MixMimException inner ? inner.describe(locale) : argument;
  }
}
