package org.mixmim.app.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.inference.ClassScore;

class ClassificationTextTest {
  private static final List<ClassificationText.Named> RESULTS =
      List.of(
          new ClassificationText.Named(
              "a \"b\", c.jpg",
              new Outcome(
                  List.of(
                      new ClassScore(0, "tench, Tinca tinca", 0.75),
                      new ClassScore(7, "cock", 0.125)),
                  1.5,
                  0.375,
                  new CroppedImage.Box(0, 0, 1, 1),
                  Duration.ofMillis(31),
                  "tiny",
                  new Preprocessing(Preprocessing.Convention.OFFICIAL, 224))));

  @Test
  void csvHasALineForEveryClassWhateverTheLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(ClassificationText.csv(RESULTS).split("\r\n"))
          .containsExactly(
              "file,rank,label,class,score,entropy_bits,evenness,model,preprocessing,milliseconds",
              "\"a \"\"b\"\", c.jpg\",1,0,\"tench, Tinca"
                  + " tinca\",0.750000,1.500000,0.375000,tiny,official,31",
              "\"a \"\"b\"\", c.jpg\",2,7,cock,0.125000,1.500000,0.375000,tiny,official,31");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textNumbersTheClassesInTheReadersLanguage() {
    assertThat(ClassificationText.plain(RESULTS, Locale.GERMANY))
        .isEqualTo("a \"b\", c.jpg\n1. tench, Tinca tinca  75,0 %\n2. cock  12,5 %\ntiny\n");
  }

  @ParameterizedTest
  @CsvSource({"0.05, SURE", "0.5, LEANING", "0.8, UNDECIDED", "0.97, CLUELESS"})
  void evennessHasAWord(double evenness, Certainty word) {
    assertThat(Certainty.of(evenness)).isEqualTo(word);
  }
}
