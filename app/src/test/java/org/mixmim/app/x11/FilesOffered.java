package org.mixmim.app.x11;

import java.io.File;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** A program beside ours, such as a file manager: a small window whose files can be dragged out. */
public final class FilesOffered extends Application {
  static final String READY = "ready";
  static final int SIZE = 120;

  /** Made by JavaFX. */
  public FilesOffered() {}

  /**
   * Shows the window; it says when it can be seen, and what became of a drag.
   *
   * @param arguments left edge, top edge, and the files
   */
  public static void main(String[] arguments) {
    Application.launch(FilesOffered.class, arguments);
  }

  @Override
  public void start(Stage stage) {
    List<String> arguments = getParameters().getRaw();
    List<File> files = arguments.stream().skip(2).map(File::new).toList();
    StackPane root = new StackPane(new Label("files"));
    root.setOnDragDetected(
        event -> {
          Dragboard board = root.startDragAndDrop(TransferMode.COPY);
          ClipboardContent content = new ClipboardContent();
          content.putFiles(files);
          board.setContent(content);
          event.consume();
        });
    root.setOnDragDone(
        event -> {
          System.out.println(event.getTransferMode());
          Platform.exit();
        });
    stage.initStyle(StageStyle.UNDECORATED);
    stage.setScene(new Scene(root, SIZE, SIZE));
    stage.setX(Double.parseDouble(arguments.get(0)));
    stage.setY(Double.parseDouble(arguments.get(1)));
    stage.setAlwaysOnTop(true);
    stage.show();
    Platform.runLater(() -> System.out.println(READY));
  }
}
