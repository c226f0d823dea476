package org.mixmim.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.problem.MixMimException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureFilesTest {
  private static final Figure FIGURE = ExportSamples.figure();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aPngShowsEveryPixelOfEveryPane(int scale) throws IOException {
    FigureStyle style = new FigureStyle(scale, true, false);
    BufferedImage page = png(style);
    FigureLayout layout = FigureLayout.of(FIGURE, style);

    assertThat(layout.pictures()).hasSize(3);
    for (FigureLayout.Picture picture : layout.pictures()) {
      BufferedImage pane =
          page.getSubimage(
              picture.x() * scale,
              picture.y() * scale,
              picture.width() * scale,
              picture.height() * scale);
      int[] expected = new int[pane.getWidth() * pane.getHeight()];
      for (int i = 0; i < expected.length; i++) {
        int x = i % pane.getWidth() / scale;
        int y = i / pane.getWidth() / scale;
        expected[i] = picture.image().argb(x, y);
      }
      assertThat(pixels(pane)).isEqualTo(expected);
    }
  }

  @Test
  void captionsAreDrawnOnThePageAndOnlyIfAskedFor() throws IOException {
    FigureStyle with = new FigureStyle(2, true, false);
    FigureStyle without = new FigureStyle(2, false, false);
    FigureLayout layout = FigureLayout.of(FIGURE, with);
    BufferedImage page = png(with);

    assertThat(layout.texts())
        .extracting(FigureLayout.Text::text)
        .startsWith("Image A", "猫.jpg", "Mixed input", "Reconstruction of A")
        .endsWith("mixmim-tiny, seed 5");
    for (FigureLayout.Text text : layout.texts()) {
      assertThat(ink(page, text)).as(text.text()).isGreaterThan(10);
    }
    assertThat(FigureLayout.of(FIGURE, without).texts()).isEmpty();
    assertThat(png(without).getHeight()).isLessThan(page.getHeight());
  }

  @Test
  void aCaptionWiderThanItsPaneEndsInAnEllipsisWithinIt() {
    Figure figure =
        Figure.row(
            "",
            List.of(
                new FigurePane("A very long title indeed", "x", ExportSamples.noise(60, 60, 1))));

    FigureLayout layout = FigureLayout.of(figure, FigureStyle.DEFAULT);

    assertThat(layout.texts()).hasSize(1);
    FigureLayout.Text text = layout.texts().getFirst();
    assertThat(text.text()).startsWith("A ").endsWith("…");
    assertThat(FigureFont.of(text.size(), true).width(text.text())).isLessThanOrEqualTo(60);
  }

  @Test
  void anSvgHoldsThePanesWithoutLossAndTheCaptionsAsText() throws Exception {
    Path file = folder.resolve("figure.svg");
    FigureFiles.write(file, FIGURE, FigureStyle.DEFAULT, ExportSamples.PROVENANCE);
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());

    List<int[]> panes = new ArrayList<>();
    for (Element image : elements(svg.getElementsByTagName("image"))) {
      String data = image.getAttribute("href").replaceFirst("^data:image/png;base64,", "");
      panes.add(pixels(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)))));
    }
    assertThat(panes)
        .containsExactlyElementsOf(
            FIGURE.rows().stream()
                .flatMap(List::stream)
                .map(pane -> pane.picture().toArgb())
                .toList());
    assertThat(elements(svg.getElementsByTagName("text")))
        .extracting(Element::getTextContent)
        .contains("Image A", "猫.jpg", "mixmim-tiny, seed 5");
  }

  @Test
  void aPdfHoldsThePanesWithoutLossAndTheCaptionsAsText() throws IOException {
    try (PDDocument pdf = pdf()) {
      PDResources resources = pdf.getPage(0).getResources();
      List<int[]> panes = new ArrayList<>();
      for (var name : resources.getXObjectNames()) {
        panes.add(pixels(((PDImageXObject) resources.getXObject(name)).getImage()));
      }
      assertThat(panes)
          .containsExactlyInAnyOrderElementsOf(
              FIGURE.rows().stream()
                  .flatMap(List::stream)
                  .map(pane -> pane.picture().toArgb())
                  .toList());
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Image A", "猫.jpg", "mixmim-tiny, seed 5");
    }
  }

  @Test
  void theHebrewWordsOfACaptionAreCopiedOutOfAPdfAsTheyAreWritten() throws IOException {
    Figure named =
        Figure.row("", List.of(new FigurePane("שלום", "A", ExportSamples.noise(160, 160, 1))));
    Path file = folder.resolve("named.pdf");

    FigureFiles.write(file, named, FigureStyle.DEFAULT, ExportSamples.PROVENANCE);

    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("שלום");
    }
  }

  @Test
  void aPdfLooksLikeThePng() throws IOException {
    BufferedImage png = png(FigureStyle.DEFAULT);
    try (PDDocument pdf = pdf()) {
      // Two pixels for a unit of 1/96 inch, as the PNG has.
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 192);

      assertThat(page.getWidth()).isEqualTo(png.getWidth());
      assertThat(page.getHeight()).isEqualTo(png.getHeight());
      double difference = 0;
      for (int y = 0; y < png.getHeight(); y++) {
        for (int x = 0; x < png.getWidth(); x++) {
          difference += Math.abs((png.getRGB(x, y) & 0xff) - (page.getRGB(x, y) & 0xff));
        }
      }
      assertThat(difference / png.getWidth() / png.getHeight()).isCloseTo(0, within(2.0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"figure.png", "figure.SVG", "figure.pdf"})
  void everyKindOfFileCarriesItsProvenance(String name) {
    Path file = folder.resolve(name);

    FigureFiles.write(file, FIGURE, FigureStyle.DEFAULT, ExportSamples.PROVENANCE);

    assertThat(Provenance.require(file)).isEqualTo(ExportSamples.PROVENANCE);
    assertThat(folder.toFile().list()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "pdf"})
  void aPlaceThatWritesOtherDigitsMakesTheSameFile(String ending) throws IOException {
    Path here = folder.resolve("here." + ending);
    Path there = folder.resolve("there." + ending);
    FigureFiles.write(here, FIGURE, FigureStyle.DEFAULT, ExportSamples.PROVENANCE);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("ar", "EG"));
    try {
      FigureFiles.write(there, FIGURE, FigureStyle.DEFAULT, ExportSamples.PROVENANCE);
    } finally {
      Locale.setDefault(before);
    }

    assertThat(there).hasSameBinaryContentAs(here);
  }

  @Test
  void aSinglePictureIsWrittenAsItIs() throws IOException {
    RgbImage picture = ExportSamples.noise(31, 17, 9);
    Path file = folder.resolve("pane.png");

    FigureFiles.writePicture(file, picture, ExportSamples.PROVENANCE);

    assertThat(pixels(ImageIO.read(file.toFile()))).isEqualTo(picture.toArgb());
    assertThat(Provenance.require(file)).isEqualTo(ExportSamples.PROVENANCE);
  }

  @Test
  void theFigureForTheClipboardIsTheOneInTheFile() throws IOException {
    assertThat(FigureFiles.picture(FIGURE, FigureStyle.DEFAULT).toArgb())
        .isEqualTo(pixels(png(FigureStyle.DEFAULT)));
  }

  @Test
  void aStrangeEndingAndAMissingFolderAreSaid() {
    assertThatThrownBy(
            () ->
                FigureFiles.write(
                    folder.resolve("figure.bmp"),
                    FIGURE,
                    FigureStyle.DEFAULT,
                    ExportSamples.PROVENANCE))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("figure.bmp");
    assertThatThrownBy(
            () ->
                FigureFiles.write(
                    folder.resolve("none/figure.png"),
                    FIGURE,
                    FigureStyle.DEFAULT,
                    ExportSamples.PROVENANCE))
        .isInstanceOf(MixMimException.class)
        .hasMessageContaining("figure.png");
  }

  private static int ink(BufferedImage page, FigureLayout.Text text) {
    int dark = 0;
    int bottom = (int) (2 * text.baseline());
    int left = (int) (2 * text.x());
    int right = left + (int) (2 * FigureFont.of(text.size(), text.bold()).width(text.text()));
    for (int y = bottom - 2 * text.size(); y < bottom; y++) {
      for (int x = left; x < right; x++) {
        dark += (page.getRGB(x, y) & 0xff) < 160 ? 1 : 0;
      }
    }
    return dark;
  }

  private BufferedImage png(FigureStyle style) throws IOException {
    Path file = folder.resolve("figure.png");
    FigureFiles.write(file, FIGURE, style, ExportSamples.PROVENANCE);
    return ImageIO.read(file.toFile());
  }

  private PDDocument pdf() throws IOException {
    Path file = folder.resolve("figure.pdf");
    FigureFiles.write(file, FIGURE, FigureStyle.DEFAULT, ExportSamples.PROVENANCE);
    return Loader.loadPDF(file.toFile());
  }

  private static int[] pixels(BufferedImage image) {
    int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] |= 0xff000000;
    }
    return rgb;
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
