package org.mixmim.app.task;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.mixmim.app.text.Texts;
import org.mixmim.model.problem.MixMimException;

/**
 * Something that went wrong, as a value.
 *
 * @param cause what was thrown
 */
public record Problem(Throwable cause) {
  /**
   * What happened and why.
   *
   * @param locale the language
   * @return a sentence
   */
  public String sentence(Locale locale) {
    return switch (cause) {
      case MixMimException known -> known.describe(locale);
      case OutOfMemoryError _ -> Texts.find(Problem.class, locale, "problem.memory");
      default ->
          Texts.find(Problem.class, locale, "problem.unexpected", cause.getClass().getSimpleName());
    };
  }

  /**
   * What the user can do.
   *
   * @param locale the language
   * @return a sentence
   */
  public String remedy(Locale locale) {
    return switch (cause) {
      case MixMimException known -> known.remedy(locale);
      case OutOfMemoryError _ -> Texts.find(Problem.class, locale, "problem.memory.remedy");
      default -> Texts.find(Problem.class, locale, "problem.unexpected.remedy");
    };
  }

  /**
   * Everything known about it, for a report.
   *
   * @return the stack trace
   */
  public String details() {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
