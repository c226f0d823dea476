package org.mixmim.app.classify;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.mixmim.model.inference.ClassScore;

/** Results as text for people and as CSV for spreadsheets. */
final class ClassificationText {
  private static final String HEADER =
      "file,rank,label,class,score,entropy_bits,evenness,model,preprocessing,milliseconds";

  /** A picture's name and what was found out about it. */
  record Named(String name, Outcome outcome) {}

  private ClassificationText() {}

  /** The pictures that are classified, each with so many classes at most. */
  static List<Named> named(List<ClassifiedPicture> pictures, int topK, Locale locale) {
    return pictures.stream()
        .flatMap(
            picture ->
                picture.outcome().stream()
                    .map(outcome -> new Named(picture.subject().name(locale), outcome.cut(topK))))
        .toList();
  }

  /** One paragraph a picture. */
  static String plain(List<Named> results, Locale locale) {
    StringJoiner paragraphs = new StringJoiner("\n");
    for (Named result : results) {
      StringBuilder paragraph = new StringBuilder(result.name()).append('\n');
      List<ClassScore> top = result.outcome().top();
      for (int i = 0; i < top.size(); i++) {
        paragraph.append(
            String.format(
                locale, "%d. %s  %.1f %%%n", i + 1, top.get(i).name(), 100 * top.get(i).score()));
      }
      paragraph.append(result.outcome().model()).append('\n');
      paragraphs.add(paragraph.toString().replace("\r\n", "\n"));
    }
    return paragraphs.toString();
  }

  /** One line a class (RFC 4180, numbers with a point whatever the language). */
  static String csv(List<Named> results) {
    StringBuilder csv = new StringBuilder(HEADER).append("\r\n");
    for (Named result : results) {
      for (int rank = 1; rank <= result.outcome().top().size(); rank++) {
        csv.append(line(result.name(), rank, result.outcome())).append("\r\n");
      }
    }
    return csv.toString();
  }

  private static String line(String name, int rank, Outcome outcome) {
    ClassScore score = outcome.top().get(rank - 1);
    return String.join(
        ",",
        quoted(name),
        Integer.toString(rank),
        Integer.toString(score.label()),
        quoted(score.name()),
        number(score.score()),
        number(outcome.entropy()),
        number(outcome.evenness()),
        quoted(outcome.model()),
        outcome.preprocessing().convention().name().toLowerCase(Locale.ROOT),
        Long.toString(outcome.elapsed().toMillis()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
