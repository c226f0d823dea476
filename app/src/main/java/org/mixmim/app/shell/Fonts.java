package org.mixmim.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;
import org.mixmim.app.text.Language;

/**
 * The face of the window: Inter, which comes with the program, for English; for Chinese the first
 * of the platforms' usual faces that is installed, because one with all its glyphs is too large to
 * bring along.
 */
final class Fonts {
  private static final String LATIN = "Inter";
  private static final List<String> CHINESE =
      List.of(
          "Noto Sans CJK SC",
          "Noto Sans SC",
          "Source Han Sans SC",
          "Source Han Sans CN",
          "Microsoft YaHei UI",
          "Microsoft YaHei",
          "PingFang SC",
          "Hiragino Sans GB",
          "Heiti SC",
          "WenQuanYi Micro Hei",
          "WenQuanYi Zen Hei",
          "Droid Sans Fallback",
          "SimHei",
          "SimSun");

  Fonts() {
    load("Inter-Regular.otf");
    load("Inter-Bold.otf");
  }

  private static void load(String name) {
    try (InputStream font = Fonts.class.getResourceAsStream("fonts/" + name)) {
      if (font == null || Font.loadFont(font, 12) == null) {
        throw new IllegalStateException("the font " + name + " is missing from the program");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stylesheet that sets the face of every window, popups included. */
  String stylesheet(Language language) {
    String family =
        switch (language) {
          case ENGLISH -> LATIN;
          case CHINESE -> chinese(Font.getFamilies());
        };
    String css = ".root { -fx-font-family: \"" + family + "\"; }";
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  /** The first face that is there; without any, Inter, whose missing glyphs the system fills in. */
  static String chinese(List<String> installed) {
    Set<String> families = new HashSet<>(installed);
    return CHINESE.stream().filter(families::contains).findFirst().orElse(LATIN);
  }
}
