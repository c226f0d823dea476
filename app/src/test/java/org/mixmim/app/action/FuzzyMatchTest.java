package org.mixmim.app.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
  private static final List<String> NAMES =
      List.of(
          "Open image A",
          "Swap images",
          "Save session",
          "Switch between light and dark",
          "Paste visible cells",
          "Command palette",
          "语言：简体中文");

  private static String best(String query) {
    return NAMES.stream()
        .filter(name -> FuzzyMatch.score(query, name).isPresent())
        .max(Comparator.comparingInt(name -> FuzzyMatch.score(query, name).orElseThrow()))
        .orElse("");
  }

  @Test
  void findsByStartsOfWords() {
    assertThat(best("si")).isEqualTo("Swap images");
    assertThat(best("ss")).isEqualTo("Save session");
    assertThat(best("cp")).isEqualTo("Command palette");
    assertThat(best("oia")).isEqualTo("Open image A");
  }

  @Test
  void findsByRunsOfLettersWhateverTheCase() {
    assertThat(best("VISI")).isEqualTo("Paste visible cells");
    assertThat(best("dark")).isEqualTo("Switch between light and dark");
    assertThat(best("sw im")).isEqualTo("Swap images");
  }

  @Test
  void findsChinese() {
    assertThat(best("中文")).isEqualTo("语言：简体中文");
  }

  @Test
  void missesWhatHasALetterTooFewOrInAnotherOrder() {
    assertThat(FuzzyMatch.score("paws", "Swap")).isEmpty();
    assertThat(FuzzyMatch.score("swapp", "Swap")).isEmpty();
    assertThat(FuzzyMatch.score("a", "")).isEmpty();
  }

  @Test
  void emptyFindsAllAlike() {
    assertThat(NAMES).allSatisfy(name -> assertThat(FuzzyMatch.score(" ", name)).hasValue(0));
  }
}
