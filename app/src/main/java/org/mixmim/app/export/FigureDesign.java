package org.mixmim.app.export;

import java.util.Locale;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.model.inference.ErrorMeasure;

/**
 * What a figure shows of a reconstruction, and how: with it, a figure can be repeated pixel for
 * pixel.
 *
 * @param content which panes
 * @param second whether they are the second mixture's, B with A in the mask
 * @param both whether the other mixture and its reconstructions follow below
 * @param error what the error pane shows
 * @param style how the page is drawn
 * @param language the captions' language
 */
public record FigureDesign(
    Content content,
    boolean second,
    boolean both,
    ErrorPane error,
    FigureStyle style,
    Locale language) {
  /** Which panes a figure has. */
  public enum Content {
    /** A, the mixture, B and both reconstructions side by side. */
    ROW,
    /** The six panes as the Mix view lays them out. */
    GRID,
    /** Image A alone. */
    IMAGE_A,
    /** The mixture alone. */
    MIXED,
    /** Image B alone. */
    IMAGE_B,
    /** The reconstruction of A alone. */
    RECONSTRUCTION_A,
    /** The error map alone. */
    ERROR,
    /** The reconstruction of B alone. */
    RECONSTRUCTION_B;

    /**
     * Whether it is one picture, which a PNG holds as it is, without a page around it.
     *
     * @return false for figures of several panes
     */
    public boolean single() {
      return this != ROW && this != GRID;
    }
  }

  /**
   * What the error pane shows.
   *
   * @param measure which error
   * @param ofB whether of the reconstruction of B rather than of A
   * @param colours from none to much
   */
  public record ErrorPane(ErrorMeasure measure, boolean ofB, ColourTable colours) {
    /** The absolute difference of A. */
    public static final ErrorPane DEFAULT =
        new ErrorPane(ErrorMeasure.ABSOLUTE, false, ColourTable.HEAT);
  }

  /**
   * The figure of the command line: one row, and another for the second mixture.
   *
   * @param both whether the second mixture is shown, too
   * @param language the captions' language
   * @return the design
   */
  public static FigureDesign row(boolean both, Locale language) {
    return new FigureDesign(
        Content.ROW, false, both, ErrorPane.DEFAULT, FigureStyle.DEFAULT, language);
  }
}
