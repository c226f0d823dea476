package org.mixmim.app.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.mixmim.model.file.AtomicFile;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.RunControl;
import org.w3c.dom.NodeList;

/** Figures one after the other, for ever again, with the provenance of the last as a comment. */
public final class AnimatedGif {
  /** The format's own unit of time. */
  private static final int HUNDREDTHS = 100;

  private static final int FRAME = 8 * HUNDREDTHS / 10;

  /** The last figure is the one that the others lead to. */
  private static final int LAST_FRAME = 3 * HUNDREDTHS;

  private static final String METADATA = "javax_imageio_gif_image_1.0";
  private static final String COMMENT = "CommentExtension";

  private AnimatedGif() {}

  /**
   * Writes figures as an animation, whole or not at all.
   *
   * @param file where; one that is there is replaced
   * @param figures the figures in the order they are seen; at least one
   * @param provenance how the last of them came about, and how all are drawn
   * @param control told after every figure; may end the writing
   * @throws ExportException if the file cannot be written, or this machine has no font for the
   *     captions
   */
  public static void write(
      Path file, List<Figure> figures, Provenance provenance, RunControl control) {
    FigureStyle style = provenance.design().style();
    try {
      AtomicFile.write(
          file,
          out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
              writer.setOutput(stream);
              writer.prepareWriteSequence(null);
              for (int i = 0; i < figures.size(); i++) {
                BufferedImage picture = picture(figures.get(i), style);
                boolean last = i == figures.size() - 1;
                IIOMetadata metadata =
                    metadata(
                        writer.getDefaultImageMetadata(
                            ImageTypeSpecifier.createFromRenderedImage(picture), null),
                        last ? LAST_FRAME : FRAME,
                        i == 0 ? Optional.of(provenance) : Optional.empty());
                if (control.cancelled()) {
                  throw new CancellationException();
                }
                writer.writeToSequence(new IIOImage(picture, null, metadata), null);
                control.progress(i + 1, figures.size());
              }
              writer.endWriteSequence();
            } finally {
              writer.dispose();
            }
          });
    } catch (IOException e) {
      throw new ExportException(e, "export.unwritable", file.toString());
    }
  }

  private static BufferedImage picture(Figure figure, FigureStyle style) {
    RgbImage drawn = FigureRaster.draw(FigureLayout.of(figure, style), style);
    return FigureRaster.toBuffered(drawn);
  }

  private static IIOMetadata metadata(
      IIOMetadata metadata, int hundredths, Optional<Provenance> provenance)
      throws IIOInvalidTreeException {
    IIOMetadataNode root = new IIOMetadataNode(METADATA);
    IIOMetadataNode timing = new IIOMetadataNode("GraphicControlExtension");
    timing.setAttribute("disposalMethod", "none");
    timing.setAttribute("userInputFlag", "FALSE");
    timing.setAttribute("transparentColorFlag", "FALSE");
    timing.setAttribute("delayTime", Integer.toString(hundredths));
    timing.setAttribute("transparentColorIndex", "0");
    root.appendChild(timing);
    if (provenance.isPresent()) {
      root.appendChild(repeating());
      IIOMetadataNode comment = new IIOMetadataNode(COMMENT);
      comment.setAttribute("value", ascii(ProvenanceJson.write(provenance.get())));
      IIOMetadataNode comments = new IIOMetadataNode("CommentExtensions");
      comments.appendChild(comment);
      root.appendChild(comments);
    }
    metadata.mergeTree(METADATA, root);
    return metadata;
  }

  /** The extension by which every viewer knows that the pictures go round for ever. */
  private static IIOMetadataNode repeating() {
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    return extensions;
  }

  /** A comment holds no other letters; JSON has a way to write them. */
  private static String ascii(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.chars()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : String.format("\\u%04x", c))
        .forEach(text::append);
    return text.toString();
  }

  /** The comment of a GIF, if its beginning can be read. */
  static Optional<String> comment(Path file) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("gif");
    ImageReader reader = readers.next();
    try (InputStream in = Files.newInputStream(file);
        ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
      reader.setInput(stream, true);
      NodeList comments =
          ((IIOMetadataNode) reader.getImageMetadata(0).getAsTree(METADATA))
              .getElementsByTagName(COMMENT);
      return IntStream.range(0, comments.getLength())
          .mapToObj(comments::item)
          .map(comment -> comment.getAttributes().getNamedItem("value").getNodeValue())
          .filter(text -> text.startsWith("{"))
          .findFirst();
    } catch (IIOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty(); // Damaged, and so with nothing to tell.
    } finally {
      reader.dispose();
    }
  }
}
