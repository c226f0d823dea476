package org.mixmim.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in aligned columns, for people. */
final class Columns {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  Columns row(String... cells) {
    rows.add(Arrays.stream(cells).map(Visible::text).toList());
    return this;
  }

  /** The rows as lines; the last column is not padded. */
  List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell);
      if (column < row.size() - 1) {
        line.repeat(' ', widths[column] - width(cell)).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  /** Cells of a terminal that a text takes: ideographs take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
  }

  private static boolean wide(int codePoint) {
    return (codePoint >= 0x2e80 && codePoint <= 0x9fff)
        || (codePoint >= 0xff00 && codePoint <= 0xff60);
  }
}
