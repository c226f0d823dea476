package org.mixmim.model.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Fully connected layers that behave alike: which method is fastest depends on the shape.
 *
 * @param rows how many rows go through it at a time
 * @param form how it changes the width
 */
public record LayerClass(Rows rows, Form form) {
  /** Numbers of rows, from where one of the encoder's stages usually lies. */
  public enum Rows {
    /** Up to 127, the last stage. */
    FEW(49, 1024),
    /** Up to 511, the third stage. */
    SOME(196, 512),
    /** Up to 2047, the second stage. */
    MANY(784, 256),
    /** More, the first stage. */
    MOST(3136, 128);

    private final int typical;
    private final int width;

    Rows(int typical, int width) {
      this.typical = typical;
      this.width = width;
    }

    /** A number of this kind, at which methods are compared. */
    int typical() {
      return typical;
    }

    /** The width that tokens usually have where there are so many of them. */
    int width() {
      return width;
    }

    private static Rows of(int rows) {
      return rows < 128 ? FEW : rows < 512 ? SOME : rows < 2048 ? MANY : MOST;
    }
  }

  /** What a layer does to the width. */
  public enum Form {
    /** To at least four times the width, as the first layer of a feed-forward half. */
    WIDEN(1, 4),
    /** To less than before, as its second layer. */
    NARROW(4, 1),
    /** Anything between, as queries, keys and values. */
    KEEP(1, 3);

    private final int in;
    private final int out;

    Form(int in, int out) {
      this.in = in;
      this.out = out;
    }

    /** Input width in typical widths. */
    int in() {
      return in;
    }

    /** Output width in typical widths. */
    int out() {
      return out;
    }
  }

  /**
   * The class of a layer.
   *
   * @param rows that go through it at a time
   * @param in width of the input
   * @param out width of the output
   * @return the class
   */
  public static LayerClass of(int rows, long in, long out) {
    Form form = out >= 4 * in ? Form.WIDEN : out < in ? Form.NARROW : Form.KEEP;
    return new LayerClass(Rows.of(rows), form);
  }

  /** Every class there is. */
  static List<LayerClass> all() {
    return Arrays.stream(Rows.values())
        .flatMap(rows -> Arrays.stream(Form.values()).map(form -> new LayerClass(rows, form)))
        .toList();
  }

  @Override
  public String toString() {
    return rows + "-" + form;
  }
}
