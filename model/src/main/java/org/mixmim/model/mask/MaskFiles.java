package org.mixmim.model.mask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mixmim.model.file.AtomicFile;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

/**
 * Masks as files: pictures (white is from B, black stays A's), {@code .csv} of 0 and 1, one row of
 * cells a line, and NumPy's {@code .npy}.
 */
public final class MaskFiles {
  /** The endings of the files that can be read and written, for file choosers. */
  public static final List<String> EXTENSIONS = List.of("png", "csv", "npy");

  /** Longer than any mask of the largest grid. */
  private static final long MAX_CSV_BYTES = 1 << 20;

  /** A written picture shows a cell as large as it is in a photograph. */
  private static final int CELL_PIXELS = 32;

  private MaskFiles() {}

  /**
   * Reads a mask for a grid.
   *
   * @param file {@code .csv}, {@code .npy} of {@code [rows, columns]} or {@code [1, rows * columns,
   *     1]}, or a picture whose sides are the grid's or whole multiples of it
   * @param rows cells down
   * @param columns cells across
   * @return the mask
   * @throws MaskException if the file is missing, has another grid, or values that are not 0 or 1
   * @throws org.mixmim.model.image.ImageException if it is a picture that cannot be read
   * @throws org.mixmim.model.tensor.TensorFileException if it is an array that cannot be read
   */
  public static CellMask read(Path file, int rows, int columns) {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw new MaskException(null, "mask.missing", name);
    }
    return switch (extension(file)) {
      case "csv", "txt" -> ofCsv(csv(file), name, rows, columns);
      case "npy" -> {
        // Before the numbers are read, of which another file may have many millions.
        checkShape(NpyFile.shape(file), name, rows, columns);
        yield ofTensor(NpyFile.read(file), name, rows, columns);
      }
      default -> ofImage(ImageFiles.read(file, Orientation.AS_STORED), name, rows, columns);
    };
  }

  /**
   * Writes a mask, whole or not at all, in the form its ending names.
   *
   * @param file where: {@code .png}, {@code .csv} or {@code .npy}
   * @param mask what
   * @throws MaskException if the ending is another, or the file cannot be written
   * @throws org.mixmim.model.image.ImageException if the picture cannot be written
   * @throws org.mixmim.model.tensor.TensorFileException if the array cannot be written
   */
  public static void write(Path file, CellMask mask) {
    switch (extension(file)) {
      case "png" -> ImageFiles.writePng(file, toImage(mask));
      case "npy" -> NpyFile.write(file, toTensor(mask));
      case "csv" -> {
        try {
          byte[] text = toCsv(mask).getBytes(StandardCharsets.US_ASCII);
          AtomicFile.write(file, out -> out.write(text));
        } catch (IOException e) {
          throw new MaskException(e, "mask.unwritable", file.toString());
        }
      }
      default -> throw new MaskException(null, "mask.extension", file.toString());
    }
  }

  private static String extension(Path file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String csv(Path file) {
    try {
      if (Files.size(file) > MAX_CSV_BYTES) {
        throw new MaskException(null, "mask.too-large", file.toString());
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new MaskException(e, "mask.unreadable", file.toString());
    }
  }

  private static CellMask ofCsv(String text, String name, int rows, int columns) {
    List<String[]> lines =
        text.lines()
            .map(line -> line.replace("\ufeff", "").strip())
            .filter(line -> !line.isEmpty())
            .map(line -> line.split("[,;\\s]+", -1))
            .toList();
    int width = lines.isEmpty() ? 0 : lines.getFirst().length;
    for (String[] line : lines) {
      if (line.length != width) {
        throw new MaskException(null, "mask.ragged", name);
      }
    }
    checkGrid(name, lines.size(), width, rows, columns);
    boolean[] cells = new boolean[rows * columns];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = bit(lines.get(cell / columns)[cell % columns], name);
    }
    return CellMask.of(rows, columns, cells);
  }

  private static boolean bit(String value, String name) {
    return switch (value) {
      case "0" -> false;
      case "1" -> true;
      default -> throw new MaskException(null, "mask.value", name, value);
    };
  }

  private static void checkShape(long[] shape, String name, int rows, int columns) {
    boolean tokens = Arrays.equals(shape, new long[] {1, (long) rows * columns, 1});
    if (!tokens && !Arrays.equals(shape, new long[] {rows, columns})) {
      throw new MaskException(
          null, "mask.shape", name, Arrays.toString(shape), rows, columns, rows * columns);
    }
  }

  private static CellMask ofTensor(HostTensor tensor, String name, int rows, int columns) {
    boolean[] cells = new boolean[rows * columns];
    for (int cell = 0; cell < cells.length; cell++) {
      float value = tensor.at(cell);
      if (value != 0 && value != 1) {
        throw new MaskException(null, "mask.value", name, Float.toString(value));
      }
      cells[cell] = value == 1;
    }
    return CellMask.of(rows, columns, cells);
  }

  private static CellMask ofImage(RgbImage image, String name, int rows, int columns) {
    int cellWidth = image.width() / columns;
    int cellHeight = image.height() / rows;
    if (cellWidth < 1
        || image.width() % columns != 0
        || image.height() % rows != 0
        || cellWidth != cellHeight) {
      throw new MaskException(
          null, "mask.picture", name, image.width(), image.height(), columns, rows);
    }
    boolean[] cells = new boolean[rows * columns];
    for (int cell = 0; cell < cells.length; cell++) {
      int x = cell % columns * cellWidth;
      int y = cell / columns * cellHeight;
      cells[cell] = isWhite(image, x, y, cellWidth);
    }
    return CellMask.of(rows, columns, cells);
  }

  /** Whether a cell is nearer to white than to black on the whole. */
  private static boolean isWhite(RgbImage image, int left, int top, int side) {
    long sum = 0;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        sum += image.sample(x, y, 0) + image.sample(x, y, 1) + image.sample(x, y, 2);
      }
    }
    return 2 * sum >= 3L * 255 * side * side;
  }

  private static void checkGrid(String name, int down, int across, int rows, int columns) {
    if (down != rows || across != columns) {
      throw new MaskException(null, "mask.grid", name, across, down, columns, rows);
    }
  }

  private static RgbImage toImage(CellMask mask) {
    int width = mask.columns() * CELL_PIXELS;
    int height = mask.rows() * CELL_PIXELS;
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      rgb[i] = (byte) (mask.get(y / CELL_PIXELS, x / CELL_PIXELS) ? 255 : 0);
    }
    return RgbImage.of(width, height, rgb);
  }

  private static HostTensor toTensor(CellMask mask) {
    float[] values = new float[mask.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = mask.get(cell) ? 1 : 0;
    }
    return HostTensor.of(values, mask.rows(), mask.columns());
  }

  private static String toCsv(CellMask mask) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < mask.rows(); row++) {
      for (int column = 0; column < mask.columns(); column++) {
        text.append(column == 0 ? "" : ",").append(mask.get(row, column) ? '1' : '0');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
