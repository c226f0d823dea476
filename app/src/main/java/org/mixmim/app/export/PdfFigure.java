package org.mixmim.app.export;

import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a figure as a PDF of one page: pictures without loss, text as outlines, so that it looks
 * the same in every language without a font in the file, and as invisible text over them, so that
 * it can be searched and copied.
 *
 * <p>Written here rather than by a library because pictures and outlines are all there is: a
 * library that embeds fonts cannot embed the collections in which Chinese faces are installed.
 */
final class PdfFigure {
  /** Points for a unit of the layout, which is a CSS pixel. */
  private static final double POINTS = 0.75;

  private PdfFigure() {}

  static byte[] write(FigureLayout layout, FigureStyle style, String title, String provenance) {
    PdfObjects objects = new PdfObjects();
    List<Integer> pictures = new ArrayList<>();
    for (FigureLayout.Picture picture : layout.pictures()) {
      pictures.add(
          objects.stream(
              "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8"
                  + String.format(
                      Locale.ROOT,
                      " /Width %d /Height %d",
                      picture.image().width(),
                      picture.image().height()),
              picture.image().toRgb()));
    }
    int font = invisibleFont(objects, layout.texts());
    int content = objects.stream("", PdfObjects.latin(content(layout, style)));
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < pictures.size(); i++) {
      names.append("/P").append(i).append(' ').append(pictures.get(i)).append(" 0 R ");
    }
    int pages = objects.reserve();
    int page =
        objects.add(
            String.format(
                Locale.ROOT,
                "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Contents %d 0 R /Resources << /XObject << %s>> /Font << /F %d 0 R >> >> >>",
                pages,
                number(layout.width() * POINTS),
                number(layout.height() * POINTS),
                content,
                names,
                font));
    objects.set(
        pages, String.format(Locale.ROOT, "<< /Type /Pages /Count 1 /Kids [%d 0 R] >>", page));
    int catalogue =
        objects.add(String.format(Locale.ROOT, "<< /Type /Catalog /Pages %d 0 R >>", pages));
    int info =
        objects.add(
            String.format(
                Locale.ROOT,
                "<< /Title %s /%s %s >>",
                PdfObjects.text(title),
                ProvenanceFiles.KEYWORD,
                PdfObjects.text(provenance)));
    return objects.file(catalogue, info);
  }

  private static String content(FigureLayout layout, FigureStyle style) {
    StringBuilder out = new StringBuilder(1 << 14);
    // From here on a unit is the layout's, and y points downwards.
    out.append(
        String.format(
            Locale.ROOT,
            "%s 0 0 %s 0 %s cm\n",
            number(POINTS),
            number(-POINTS),
            number(layout.height() * POINTS)));
    out.append(
        String.format(
            Locale.ROOT,
            "%s rg 0 0 %d %d re f\n",
            colour(style.page()),
            layout.width(),
            layout.height()));
    for (int i = 0; i < layout.pictures().size(); i++) {
      FigureLayout.Picture picture = layout.pictures().get(i);
      out.append(
          String.format(
              Locale.ROOT,
              "q %d 0 0 %d %d %d cm /P%d Do Q\n",
              picture.width(),
              -picture.height(),
              picture.x(),
              picture.y() + picture.height(),
              i));
    }
    for (FigureLayout.Text text : layout.texts()) {
      FigureFont font = FigureFont.of(text.size(), text.bold());
      out.append(colour(style.ink(text.muted()))).append(" rg\n");
      outline(font, text, out);
      out.append(
          String.format(
              Locale.ROOT,
              "BT /F %d Tf 3 Tr %s Tz 1 0 0 -1 %s %s Tm <%s> Tj ET\n",
              text.size(),
              number(100 * font.width(text.text()) / (text.size() * text.text().length())),
              number(text.x()),
              number(text.baseline()),
              PdfObjects.hex(FigureFont.fromLeftToRight(text.text()))));
    }
    return out.toString();
  }

  private static void outline(FigureFont font, FigureLayout.Text text, StringBuilder out) {
    double[] at = new double[6];
    double lastX = 0;
    double lastY = 0;
    PathIterator path = font.outline(text.text()).getPathIterator(null);
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      for (int i = 0; i < at.length; i += 2) {
        at[i] += text.x();
        at[i + 1] += text.baseline();
      }
      switch (kind) {
        case PathIterator.SEG_MOVETO -> point(out, "m", at, 0);
        case PathIterator.SEG_LINETO -> point(out, "l", at, 0);
        case PathIterator.SEG_CUBICTO -> point(out, "c", at, 4);
        case PathIterator.SEG_QUADTO -> {
          // PDF has only cubic curves: the same parabola, one degree raised.
          double[] cubic = {
            (lastX + 2 * at[0]) / 3,
            (lastY + 2 * at[1]) / 3,
            (at[2] + 2 * at[0]) / 3,
            (at[3] + 2 * at[1]) / 3,
            at[2],
            at[3]
          };
          point(out, "c", cubic, 4);
        }
        default -> out.append("h\n");
      }
      int end = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
      if (kind != PathIterator.SEG_CLOSE) {
        lastX = at[end];
        lastY = at[end + 1];
      }
    }
    out.append("f\n");
  }

  private static void point(StringBuilder out, String operator, double[] at, int last) {
    for (int i = 0; i <= last + 1; i++) {
      out.append(number(at[i])).append(' ');
    }
    out.append(operator).append('\n');
  }

  /** A font without glyphs whose codes are UTF-16: every reader can copy what it writes. */
  private static int invisibleFont(PdfObjects objects, List<FigureLayout.Text> texts) {
    int descriptor =
        objects.add(
            "<< /Type /FontDescriptor /FontName /Invisible /Flags 4 /FontBBox [0 -250 1000 1000]"
                + " /ItalicAngle 0 /Ascent 1000 /Descent -250 /CapHeight 700 /StemV 80 >>");
    int descendant =
        objects.add(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invisible /DW 1000 /FontDescriptor"
                + String.format(
                    Locale.ROOT,
                    " %d 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)",
                    descriptor)
                + " /Supplement 0 >> >>");
    StringBuilder map = new StringBuilder();
    map.append("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n")
        .append("/CMapName /Text def /CMapType 2 def\n")
        .append("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
    texts.stream()
        .flatMapToInt(text -> text.text().chars())
        .distinct()
        .sorted()
        .forEach(
            unit ->
                map.append(
                    String.format(
                        Locale.ROOT, "1 beginbfchar <%1$04X> <%1$04X> endbfchar\n", unit)));
    map.append("endcmap CMapName currentdict /CMap defineresource pop end end\n");
    int unicode = objects.stream("", PdfObjects.latin(map.toString()));
    return objects.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Invisible /Encoding /Identity-H"
            + String.format(
                Locale.ROOT,
                " /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>",
                descendant,
                unicode));
  }

  private static String colour(int rgb) {
    return String.format(
        Locale.ROOT,
        "%s %s %s",
        number((rgb >> 16 & 0xff) / 255.0),
        number((rgb >> 8 & 0xff) / 255.0),
        number((rgb & 0xff) / 255.0));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
