package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are written as the language of the words around them writes them. */
final class DigitsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "de-DE"})
  void englishWordsStandBesideEnglishNumbers(String language) throws IOException {
    Cli english = Cli.in(folder);
    Cli other = english.speaking(Locale.forLanguageTag(language));
    Path figure = english.file("figure.svg");
    Object[] line = {
      "reconstruct", english.photo("astronaut.jpg"), english.photo("chelsea-cat.jpg"), "-o", figure
    };

    Cli.Run expected = english.run(line);
    String drawn = drawn(figure);
    Cli.Run run = other.run(line);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(expected.out()).containsPattern("[0-9]\\.[0-9]");
    assertThat(drawn(figure)).isEqualTo(drawn);
  }

  /** Without the record of how it was made, which names the language that was asked for. */
  private static String drawn(Path figure) throws IOException {
    return Files.readString(figure).replaceAll("(?s)<metadata.*</metadata>", "");
  }

  @Test
  void chineseWordsStandBesideChineseNumbers() {
    CliTexts texts = new CliTexts(Locale.SIMPLIFIED_CHINESE);

    assertThat(texts.number(1234.5, 1)).isEqualTo("1,234.5");
    assertThat(texts.text("out.doctor.models-here", 3, 1234)).contains("1,234").contains("3");
  }
}
