package org.mixmim.app.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.problem.MixMimException;

/** Takes pictures out of the window by clipboard and by dragging. Used on the JavaFX thread. */
public final class PaneTransfer {
  /**
   * What is dragged out.
   *
   * @param name the file's name, which ends in {@code .png}
   * @param picture the pixels
   * @param provenance how they came about
   */
  public record Result(String name, RgbImage picture, Provenance provenance) {}

  private PaneTransfer() {}

  /**
   * Puts a picture on the clipboard.
   *
   * @param picture the pixels
   */
  public static void copy(RgbImage picture) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(toImage(picture));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /**
   * Lets a node's picture be dragged out as a PNG file.
   *
   * @param node where the drag starts
   * @param wanted whether a drag with the primary button takes the picture out, rather than doing
   *     what the node does with drags
   * @param result what is dragged out, if there is something
   * @param onProblem told if the file cannot be written
   */
  public static void install(
      Node node,
      Predicate<MouseEvent> wanted,
      Supplier<Optional<Result>> result,
      Consumer<MixMimException> onProblem) {
    node.setOnDragDetected(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && wanted.test(event)) {
            result.get().ifPresent(dragged -> start(node, dragged, onProblem));
            event.consume();
          }
        });
  }

  private static void start(Node node, Result result, Consumer<MixMimException> onProblem) {
    try {
      File file = write(result).toFile();
      Dragboard board = node.startDragAndDrop(TransferMode.COPY);
      board.setDragView(toImage(result.picture()));
      ClipboardContent content = new ClipboardContent();
      content.putFiles(List.of(file));
      content.putImage(toImage(result.picture()));
      board.setContent(content);
    } catch (MixMimException e) {
      onProblem.accept(e);
    }
  }

  /** The file must stay after the drop: who took it may read it at any time. */
  static Path write(Result result) {
    Path folder;
    try {
      folder = Files.createTempDirectory("mixmim");
    } catch (IOException e) {
      throw new ExportException(e, "export.unwritable", result.name());
    }
    Path file = folder.resolve(result.name());
    FigureFiles.writePicture(file, result.picture(), result.provenance());
    file.toFile().deleteOnExit();
    folder.toFile().deleteOnExit();
    return file;
  }

  /**
   * A picture for JavaFX.
   *
   * @param picture the pixels
   * @return the same pixels
   */
  public static Image toImage(RgbImage picture) {
    WritableImage image = new WritableImage(picture.width(), picture.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            picture.width(),
            picture.height(),
            PixelFormat.getIntArgbInstance(),
            picture.toArgb(),
            0,
            picture.width());
    return image;
  }
}
