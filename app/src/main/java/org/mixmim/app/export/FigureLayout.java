package org.mixmim.app.export;

import java.util.ArrayList;
import java.util.List;
import org.mixmim.model.image.RgbImage;

/**
 * Where everything of a figure lies, in units of the pictures' pixels. The three writers draw the
 * same layout, so a PNG, an SVG and a PDF of a figure look alike.
 *
 * @param width the page across
 * @param height the page down
 * @param pictures the pictures
 * @param texts the lines of text
 */
record FigureLayout(int width, int height, List<Picture> pictures, List<Text> texts) {
  private static final int MARGIN = 16;
  private static final int GAP = 12;
  private static final int CAPTION = 20;
  private static final int CAPTION_BASELINE = 13;
  private static final int FOOTER = 20;
  private static final int SCALE = 16;
  private static final int SCALE_BASELINE = 13;
  private static final int BAR_WIDTH = 64;
  private static final int BAR_HEIGHT = 7;
  private static final int LEAST_SCALED = 96;
  private static final int TITLE_SIZE = 12;
  private static final int DETAIL_SIZE = 10;

  /** A picture and its rectangle. */
  record Picture(RgbImage image, int x, int y, int width, int height) {}

  /** A line of text that starts at a point of its baseline. */
  record Text(String text, double x, double baseline, int size, boolean bold, boolean muted) {}

  FigureLayout {
    pictures = List.copyOf(pictures);
    texts = List.copyOf(texts);
  }

  static FigureLayout of(Figure figure, FigureStyle style) {
    List<Picture> pictures = new ArrayList<>();
    List<Text> texts = new ArrayList<>();
    int caption = style.captions() ? CAPTION : 0;
    int right = 0;
    int y = MARGIN;
    for (List<FigurePane> row : figure.rows()) {
      int x = MARGIN;
      int tallest = row.stream().mapToInt(pane -> pane.picture().height()).max().orElseThrow();
      boolean scales =
          style.captions() && row.stream().anyMatch(pane -> hasScale(pane, width(pane, tallest)));
      for (FigurePane pane : row) {
        RgbImage image = pane.picture();
        int width = width(pane, tallest);
        pictures.add(new Picture(image, x, y + caption, width, tallest));
        if (style.captions()) {
          caption(pane, x, y + CAPTION_BASELINE, width, texts);
          int baseline = y + caption + tallest + SCALE_BASELINE;
          int left = x;
          pane.scale()
              .filter(_ -> hasScale(pane, width))
              .ifPresent(one -> scale(one, left, baseline, width, style, pictures, texts));
        }
        x += width + GAP;
      }
      right = Math.max(right, x - GAP);
      y += caption + tallest + (scales ? SCALE : 0) + GAP;
    }
    y -= GAP;
    if (style.captions() && !figure.footer().isBlank()) {
      y += FOOTER;
      line(figure.footer(), MARGIN, y, right - MARGIN, DETAIL_SIZE, false, true, texts);
    }
    return new FigureLayout(right + MARGIN, y + MARGIN, pictures, texts);
  }

  private static void caption(
      FigurePane pane, int x, int baseline, double width, List<Text> texts) {
    double used = line(pane.title(), x, baseline, width, TITLE_SIZE, true, false, texts);
    double space = TITLE_SIZE / 2.0;
    line(
        pane.detail(),
        x + used + space,
        baseline,
        width - used - space,
        DETAIL_SIZE,
        false,
        true,
        texts);
  }

  /** What a picture is wide when it is as tall as the others of its row. */
  private static int width(FigurePane pane, int tallest) {
    RgbImage image = pane.picture();
    return Math.max(1, Math.round((float) image.width() * tallest / image.height()));
  }

  /** Only where the scale is not wider than what it explains. */
  private static boolean hasScale(FigurePane pane, int width) {
    return pane.scale().isPresent() && width >= LEAST_SCALED;
  }

  /** Below the picture: the words above it leave no room. */
  private static void scale(
      FigurePane.ColourScale scale,
      int x,
      int baseline,
      double width,
      FigureStyle style,
      List<Picture> pictures,
      List<Text> texts) {
    int gap = DETAIL_SIZE / 2;
    double low = line("0", x, baseline, width, DETAIL_SIZE, false, true, texts);
    int bar = x + (int) Math.ceil(low) + gap;
    int top = baseline - BAR_HEIGHT;
    // Framed: one end of most tables is the colour of a page.
    int ink = style.ink(true);
    RgbImage frame =
        RgbImage.of(1, 1, new byte[] {(byte) (ink >> 16), (byte) (ink >> 8), (byte) ink});
    pictures.add(new Picture(frame, bar - 1, top - 1, BAR_WIDTH + 2, BAR_HEIGHT + 2));
    pictures.add(new Picture(scale.colours().bar(BAR_WIDTH, 1), bar, top, BAR_WIDTH, BAR_HEIGHT));
    double high = bar + BAR_WIDTH + gap;
    String words = "1 · " + scale.unit();
    line(words, high, baseline, x + width - high, DETAIL_SIZE, false, true, texts);
  }

  private static double line(
      String text,
      double x,
      double baseline,
      double width,
      int size,
      boolean bold,
      boolean muted,
      List<Text> texts) {
    FigureFont font = FigureFont.of(size, bold);
    String fitting = font.shorten(text, width);
    if (fitting.isBlank()) {
      return 0;
    }
    texts.add(new Text(fitting, x, baseline, size, bold, muted));
    return font.width(fitting);
  }
}
