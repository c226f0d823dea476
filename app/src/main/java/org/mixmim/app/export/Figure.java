package org.mixmim.app.export;

import java.util.List;

/**
 * Captioned pictures in rows, as they lie in the Mix view or in one row.
 *
 * @param rows the panes from top to bottom and left to right; no row is empty
 * @param footer one line below the pictures; may be empty
 */
public record Figure(List<List<FigurePane>> rows, String footer) {
  /** Copies the rows. */
  public Figure {
    rows = rows.stream().map(List::copyOf).toList();
    if (rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a figure has a pane in every row");
    }
  }

  /**
   * A figure of one row.
   *
   * @param footer one line below; may be empty
   * @param panes from left to right
   * @return the figure
   */
  public static Figure row(String footer, List<FigurePane> panes) {
    return new Figure(List.of(panes), footer);
  }
}
