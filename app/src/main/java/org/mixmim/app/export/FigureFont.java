package org.mixmim.app.export;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.Bidi;
import java.util.Map;

/**
 * The face of a figure's text. It is the platform's sans-serif family, which takes glyphs from
 * other installed faces where its own has none, so Chinese captions are drawn too.
 */
final class FigureFont {
  private static final String ELLIPSIS = "…";

  private final FontRenderContext context =
      new FontRenderContext(new AffineTransform(), true, true);
  private final Font font;

  private FigureFont(Font font) {
    this.font = font;
  }

  /**
   * A face of a size.
   *
   * @param size em in the layout's units
   * @param bold whether bold
   * @return the face
   * @throws ExportException if this machine has no font at all
   */
  static FigureFont of(int size, boolean bold) {
    try {
      Font font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
      FigureFont face = new FigureFont(font);
      if (face.width("A") <= 0) {
        throw new ExportException(null, "export.no-font");
      }
      return face;
    } catch (ExportException known) {
      throw known;
    } catch (RuntimeException | InternalError | NoClassDefFoundError e) {
      // The JDK's font code fails like this where fontconfig or every face is absent.
      throw new ExportException(e, "export.no-font");
    }
  }

  double width(String text) {
    return text.isEmpty() ? 0 : line(text).getAdvance();
  }

  /** The text, or as much of it with an ellipsis as fits into a width; empty if nothing does. */
  String shorten(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0) {
      end = text.offsetByCodePoints(end, -1);
      String shorter = text.substring(0, end).stripTrailing() + ELLIPSIS;
      if (width(shorter) <= width) {
        return end == 0 ? "" : shorter;
      }
    }
    return "";
  }

  /** The glyphs' outlines, from the baseline's start at (0, 0), y downwards. */
  Shape outline(String text) {
    return line(text).getOutline(null);
  }

  /**
   * A line that runs from left to right, as captions and SVG do; words of scripts that run the
   * other way do so within it.
   */
  private TextLayout line(String text) {
    return new TextLayout(
        text,
        Map.of(
            TextAttribute.FONT, font, TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_LTR),
        context);
  }

  /**
   * The characters of a line in the order in which they stand on the page from left to right, which
   * is how readers of PDF take text before they put the words back in order.
   */
  static String fromLeftToRight(String text) {
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
    if (bidi.isLeftToRight()) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    String[] characters = new String[points.length];
    byte[] levels = new byte[points.length];
    int at = 0;
    for (int i = 0; i < points.length; i++) {
      characters[i] = Character.toString(points[i]);
      levels[i] = (byte) bidi.getLevelAt(at);
      at += characters[i].length();
    }
    Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
    return String.join("", characters);
  }
}
