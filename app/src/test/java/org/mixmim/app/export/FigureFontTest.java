package org.mixmim.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Font;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FigureFontTest {
  @TempDir private Path folder;

  private String child(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                NoFontChild.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start().inputReader().readLine();
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      disabledReason = "only there the JDK needs another library's fonts")
  void aMachineWithoutFontconfigIsToldWhatItLacks() throws IOException {
    for (String name : new String[] {"libfontconfig.so.1", "libfontconfig.so"}) {
      Files.writeString(folder.resolve(name), "no library");
    }
    assertThat(child(Map.of())).startsWith("width ");
    assertThat(child(Map.of("LD_LIBRARY_PATH", folder.toString()))).isEqualTo("export.no-font");
  }

  @Test
  void hebrewIsDrawnFromRightToLeft() {
    assumeInstalled("שי");
    FigureFont font = FigureFont.of(100, false);
    Area left = new Area(font.outline("שי"));

    left.intersect(new Area(new Rectangle2D.Double(0, -200, font.width("י"), 400)));

    Rectangle2D lastLetter = font.outline("י").getBounds2D();
    assertThat(left.getBounds2D().getWidth()).isCloseTo(lastLetter.getWidth(), within(0.1));
    assertThat(left.getBounds2D().getHeight()).isCloseTo(lastLetter.getHeight(), within(0.1));
  }

  @Test
  void theLettersOfAnArabicWordAreDrawnJoinedWithinTheirWidth() {
    assumeInstalled("ببب");
    FigureFont font = FigureFont.of(100, false);

    Rectangle2D word = font.outline("ببب").getBounds2D();

    assertThat(word.getWidth()).isLessThan(0.9 * 3 * font.outline("ب").getBounds2D().getWidth());
    assertThat(word.getMaxX()).isLessThanOrEqualTo(font.width("ببب"));
  }

  @Test
  void aLineIsPutInTheOrderOfThePage() {
    assertThat(FigureFont.fromLeftToRight("a שלום.jpg")).isEqualTo("a םולש.jpg");
    assertThat(FigureFont.fromLeftToRight("猫 \ud83d\ude00.jpg")).isEqualTo("猫 \ud83d\ude00.jpg");
    assertThat(FigureFont.fromLeftToRight("שלום \ud83d\ude00 ל")).isEqualTo("ל \ud83d\ude00 םולש");
  }

  private static void assumeInstalled(String letters) {
    assumeThat(new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplayUpTo(letters))
        .as("a font with these letters")
        .isEqualTo(-1);
  }
}
