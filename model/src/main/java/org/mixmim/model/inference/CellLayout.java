package org.mixmim.model.inference;

import org.mixmim.model.tensor.HostTensor;

/** The decoder's order of a picture's numbers. */
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

  /** Side of a cell in pixels. */
  static int cellSize(HostTensor cells) {
    return (int) Math.round(Math.sqrt(cells.size(1) / 3.0));
  }

  private static int place(int channel, int y, int x, int width, int cell) {
    int index = y / cell * (width / cell) + x / cell;
    return ((index * cell + y % cell) * cell + x % cell) * 3 + channel;
  }
}
