package org.mixmim.model.inference;

import org.mixmim.model.tensor.HostTensor;

/** Moves numbers between a picture's order and the decoder's order of cells. */
final class CellLayout {
  private CellLayout() {}

  /**
   * Cuts a picture into cells ({@code patchify} of the original release).
   *
   * @param picture {@code [3, H, W]}
   * @param cell side of a cell in pixels
   * @return {@code [cells, 3 * cell * cell]}
   */
  static HostTensor toCells(HostTensor picture, int cell) {
    int height = picture.size(1);
    int width = picture.size(2);
    float[] cells = new float[picture.length()];
    for (int i = 0; i < cells.length; i++) {
      cells[place(i / (height * width), i / width % height, i % width, width, cell)] =
          picture.at(i);
    }
    return HostTensor.of(cells, (long) height / cell * (width / cell), 3L * cell * cell);
  }

  /**
   * Puts a square picture together from its cells.
   *
   * @param cells {@code [cells, 3 * cell * cell]}
   * @return {@code [3, H, W]}
   */
  static HostTensor toPicture(HostTensor cells) {
    int cell = cellSize(cells);
    int side = grid(cells) * cell;
    float[] picture = new float[cells.length()];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = cells.at(place(i / (side * side), i / side % side, i % side, side, cell));
    }
    return HostTensor.of(picture, 3, side, side);
  }

  /** Side of a cell in pixels. */
  static int cellSize(HostTensor cells) {
    return (int) Math.round(Math.sqrt(cells.size(1) / 3.0));
  }

  /** Cells across. */
  static int grid(HostTensor cells) {
    return (int) Math.round(Math.sqrt((double) cells.size(0)));
  }

  private static int place(int channel, int y, int x, int width, int cell) {
    int index = y / cell * (width / cell) + x / cell;
    return ((index * cell + y % cell) * cell + x % cell) * 3 + channel;
  }
}
