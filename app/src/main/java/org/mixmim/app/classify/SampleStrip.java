package org.mixmim.app.classify;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.text.Hint;
import org.mixmim.app.text.Texts;
import org.mixmim.model.zoo.SamplePhoto;

/** The sample photographs as a row of small pictures. */
final class SampleStrip extends ScrollArea {
  private static final double SIDE = 56;
  private static final double LOADED_SIDE = 2 * SIDE;

  SampleStrip(
      List<SamplePhoto> photos,
      Texts texts,
      ObservableValue<?> language,
      Consumer<SamplePhoto> onChoose) {
    getStyleClass().addAll("bare-scroll", "sample-strip");
    setFitToHeight(true);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(SIDE + 28);
    HBox row = new HBox(8);
    for (SamplePhoto photo : photos) {
      Button button = new Button();
      button.getStyleClass().addAll("flat", "sample-button");
      button.setId("classify-sample-" + photo.id());
      button.setGraphic(thumbnail(photo));
      ObservableValue<String> title = language.map(_ -> photo.title().in(texts.locale()));
      button.accessibleTextProperty().bind(title);
      Hint.on(button, title);
      button.setOnAction(_ -> onChoose.accept(photo));
      row.getChildren().add(button);
    }
    setContent(row);
  }

  private static ImageView thumbnail(SamplePhoto photo) {
    // Twice the size, for screens of 200 %; decoded in the background.
    Image image = new Image(photo.url().toExternalForm(), 0, LOADED_SIDE, true, true, true);
    ImageView view = new ImageView(image);
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    image
        .progressProperty()
        .subscribe(
            progress -> {
              if (progress.doubleValue() >= 1 && !image.isError()) {
                view.setViewport(middleSquare(image));
              }
            });
    Rectangle corners = new Rectangle(SIDE, SIDE);
    corners.setArcWidth(8);
    corners.setArcHeight(8);
    view.setClip(corners);
    return view;
  }

  private static javafx.geometry.Rectangle2D middleSquare(Image image) {
    double side = Math.min(image.getWidth(), image.getHeight());
    return new javafx.geometry.Rectangle2D(
        (image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
  }
}
