package org.mixmim.app.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.mixmim.model.file.AtomicFile;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Reconstruction;

/** Writes figures with their provenance within. */
public final class FigureFiles {
  private FigureFiles() {}

  /**
   * Writes the figure of a reconstruction as its provenance lays it out. A PNG of a single pane
   * holds its pixels as they are.
   *
   * @param file ends in {@code .png}, {@code .svg} or {@code .pdf}; one that is there is replaced
   * @param reconstruction what to show
   * @param provenance how it came about and how it is laid out
   * @throws ExportException if the ending is another, the file cannot be written, or this machine
   *     has no font for the captions
   * @throws org.mixmim.model.image.ImageException if a PNG cannot be written
   */
  public static void write(Path file, Reconstruction reconstruction, Provenance provenance) {
    Figure figure = ReconstructionFigure.of(reconstruction, provenance);
    boolean png = FigureFormat.of(file).filter(FigureFormat.PNG::equals).isPresent();
    if (png && provenance.design().content().single()) {
      writePicture(file, figure.rows().getFirst().getFirst().picture(), provenance);
    } else {
      write(file, figure, provenance.design().style(), provenance);
    }
  }

  /**
   * Writes a figure as the kind of file that its name asks for, whole or not at all.
   *
   * @param file ends in {@code .png}, {@code .svg} or {@code .pdf}; one that is there is replaced
   * @param figure the figure
   * @param style how it is drawn
   * @param provenance how it came about
   * @throws ExportException if the ending is another, the file cannot be written, or this machine
   *     has no font for the captions
   * @throws org.mixmim.model.image.ImageException if a PNG cannot be written
   */
  static void write(Path file, Figure figure, FigureStyle style, Provenance provenance) {
    FigureFormat format =
        FigureFormat.of(file)
            .orElseThrow(() -> new ExportException(null, "export.kind", file.toString()));
    FigureLayout layout = FigureLayout.of(figure, style);
    String json = ProvenanceJson.write(provenance);
    String title = title(figure, provenance);
    switch (format) {
      case PNG ->
          ImageFiles.writePng(
              file, FigureRaster.draw(layout, style), Map.of(ProvenanceFiles.KEYWORD, json));
      case SVG -> write(file, SvgFigure.write(layout, style, title, json).getBytes(UTF_8));
      case PDF -> write(file, PdfFigure.write(layout, style, title, json));
    }
  }

  /**
   * One picture as a PNG that knows where it came from.
   *
   * @param file where; one that is there is replaced
   * @param picture the pixels, written as they are
   * @param provenance how it came about
   * @throws org.mixmim.model.image.ImageException if the file cannot be written
   */
  public static void writePicture(Path file, RgbImage picture, Provenance provenance) {
    ImageFiles.writePng(
        file, picture, Map.of(ProvenanceFiles.KEYWORD, ProvenanceJson.write(provenance)));
  }

  /**
   * The figure of a reconstruction as pixels, for the clipboard.
   *
   * @param reconstruction what to show
   * @param provenance how it is laid out
   * @return the pixels
   * @throws ExportException if this machine has no font for the captions
   */
  public static RgbImage picture(Reconstruction reconstruction, Provenance provenance) {
    return picture(
        ReconstructionFigure.of(reconstruction, provenance), provenance.design().style());
  }

  /**
   * A figure as pixels, for the clipboard.
   *
   * @param figure the figure
   * @param style how it is drawn
   * @return the pixels
   * @throws ExportException if this machine has no font for the captions
   */
  static RgbImage picture(Figure figure, FigureStyle style) {
    return FigureRaster.draw(FigureLayout.of(figure, style), style);
  }

  private static String title(Figure figure, Provenance provenance) {
    return figure.footer().isBlank()
        ? provenance.a().file() + ", " + provenance.b().file()
        : figure.footer();
  }

  private static void write(Path file, byte[] bytes) {
    try {
      AtomicFile.write(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new ExportException(e, "export.unwritable", file.toString());
    }
  }
}
