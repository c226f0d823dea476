package org.mixmim.app.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that a figure is written as. */
public enum FigureFormat {
  /** Pixels at the style's scale. */
  PNG,
  /** Pictures and text for the web and drawing programs. */
  SVG,
  /** Pictures and outlines for papers. */
  PDF;

  /**
   * The end of such a file's name.
   *
   * @return for example {@code png}
   */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind that a file's name asks for.
   *
   * @param file the file
   * @return the kind; empty for any other ending
   */
  public static Optional<FigureFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.extension()))
        .findFirst();
  }
}
