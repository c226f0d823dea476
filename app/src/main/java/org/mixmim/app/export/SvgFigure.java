package org.mixmim.app.export;

import java.util.Base64;
import java.util.Locale;
import org.mixmim.model.image.ImageFiles;

/** Writes a figure as SVG: pictures as PNG within, text as text, provenance as metadata. */
final class SvgFigure {
  private static final String FAMILY =
      "Inter, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei',"
          + " 'PingFang SC', sans-serif";

  private SvgFigure() {}

  static String write(FigureLayout layout, FigureStyle style, String title, String provenance) {
    StringBuilder svg = new StringBuilder(1 << 16);
    int width = layout.width();
    int height = layout.height();
    svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
        .append(
            String.format(
                Locale.ROOT,
                "width=\"%d\" height=\"%d\" ",
                width * style.scale(),
                height * style.scale()))
        .append(String.format(Locale.ROOT, "viewBox=\"0 0 %d %d\">\n", width, height))
        .append(String.format(Locale.ROOT, "<title>%s</title>\n", escape(title)))
        .append(String.format(Locale.ROOT, "<metadata id=\"%s\">", ProvenanceFiles.KEYWORD))
        .append(escape(provenance))
        .append("</metadata>\n")
        .append(
            String.format(
                Locale.ROOT,
                "<rect width=\"100%%\" height=\"100%%\" fill=\"#%06x\"/>\n",
                style.page()));
    for (FigureLayout.Picture picture : layout.pictures()) {
      byte[] png = ImageFiles.encodePng(picture.image().opaque());
      svg.append(
              String.format(
                  Locale.ROOT,
                  "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" ",
                  picture.x(),
                  picture.y(),
                  picture.width(),
                  picture.height()))
          .append("preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" ")
          .append("href=\"data:image/png;base64,")
          .append(Base64.getEncoder().encodeToString(png))
          .append("\"/>\n");
    }
    svg.append(String.format(Locale.ROOT, "<g font-family=\"%s\">\n", FAMILY));
    for (FigureLayout.Text text : layout.texts()) {
      svg.append(
              String.format(
                  Locale.ROOT,
                  "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%d\" font-weight=\"%d\" fill=\"#%06x\">",
                  text.x(),
                  text.baseline(),
                  text.size(),
                  text.bold() ? 700 : 400,
                  style.ink(text.muted())))
          .append(escape(text.text()))
          .append("</text>\n");
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(allowed(point) ? point : '\ufffd');
              }
            });
    return escaped.toString();
  }

  /** XML has no way to write most control characters. */
  private static boolean allowed(int point) {
    return point == '\n'
        || point == '\t'
        || (point >= 0x20 && (point < 0xd800 || point > 0xdfff) && point < 0xfffe)
        || point > 0xffff;
  }
}
