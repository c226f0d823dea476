package org.mixmim.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every colour that text has can be read on every colour that text stands on. */
class ContrastTest {
  private static final double ENOUGH = 4.5;
  private static final Pattern VARIABLE = Pattern.compile("(-color-[\\w-]+): (#[0-9a-f]{6});");

  @ParameterizedTest
  @ValueSource(strings = {"primer-light", "primer-dark"})
  void textCanBeRead(String theme) throws IOException {
    Map<String, Color> colours = colours("/atlantafx/base/theme/" + theme + ".css");
    List<String> texts =
        List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-accent-fg",
            "-color-success-fg",
            "-color-warning-fg",
            "-color-danger-fg");
    for (String text : texts) {
      for (String ground : List.of("-color-bg-default", "-color-bg-subtle")) {
        assertThat(contrast(colour(colours, text), colour(colours, ground)))
            .as("%s on %s in %s", text, ground, theme)
            .isGreaterThanOrEqualTo(ENOUGH);
      }
    }
    assertThat(
            contrast(
                colour(colours, "-color-fg-emphasis"), colour(colours, "-color-accent-emphasis")))
        .isGreaterThanOrEqualTo(ENOUGH);
  }

  private static Color colour(Map<String, Color> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  private static Map<String, Color> colours(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ContrastTest.class.getResourceAsStream(resource), resource)) {
      Matcher matcher = VARIABLE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Map<String, Color> colours = new HashMap<>();
      while (matcher.find()) {
        colours.putIfAbsent(matcher.group(1), Color.web(matcher.group(2)));
      }
      return colours;
    }
  }

  /** As the Web Content Accessibility Guidelines define it. */
  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
