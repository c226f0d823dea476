package org.mixmim.app.mix;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.pixels.PixelImages;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Hint;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.zoo.LessonPair;
import org.mixmim.model.zoo.SamplePhoto;
import org.mixmim.model.zoo.SamplePhotos;

/** The photographs that come with the program: pairs that make good lessons, and each alone. */
final class SampleGallery {
  private static final int THUMBNAIL = 56;
  private static final int SHARP = 2;
  private static final double TEXT_WIDTH = 300;
  private static final double WIDTH = 500;

  /** What the list needs, read in the background. */
  private record Samples(
      List<LessonPair> pairs, List<SamplePhoto> photos, Map<String, Image> thumbnails) {}

  private final Wording words;
  private final Workbench workbench;
  private final BiConsumer<Side, SamplePhoto> useOne;
  private final Consumer<LessonPair> usePair;

  SampleGallery(
      Wording words,
      Workbench workbench,
      BiConsumer<Side, SamplePhoto> useOne,
      Consumer<LessonPair> usePair) {
    this.words = words;
    this.workbench = workbench;
    this.useOne = useOne;
    this.usePair = usePair;
  }

  void show(Node owner, Side side) {
    workbench
        .tasks()
        .run(
            Tasks.Lane.IO,
            words.text("samples.loading"),
            _ -> read(),
            samples -> {
              // Another view may have come to the front meanwhile.
              if (owner.getScene() != null) {
                popOver(samples, side).show(owner);
              }
            },
            problem -> workbench.banners().show(problem));
  }

  private static Samples read() {
    List<SamplePhoto> photos = SamplePhotos.all();
    Map<String, Image> thumbnails = new HashMap<>();
    for (SamplePhoto photo : photos) {
      PixelFrame frame = PixelFrame.of(PhotoReader.read(photo).pixels(Orientation.APPLIED));
      thumbnails.put(photo.id(), PixelImages.thumbnail(frame, THUMBNAIL * SHARP));
    }
    return new Samples(SamplePhotos.pairs(), photos, thumbnails);
  }

  private PopOver popOver(Samples samples, Side side) {
    VBox content = new VBox();
    content.getStyleClass().add("samples");
    PopOver popOver = new PopOver();
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    popOver.setDetachable(false);
    popOver.setAnimated(false);
    content.getChildren().add(heading("samples.pairs"));
    for (LessonPair pair : samples.pairs()) {
      Button button = pairButton(pair, samples.thumbnails());
      button.setOnAction(
          _ -> {
            popOver.hide();
            usePair.accept(pair);
          });
      content.getChildren().add(button);
    }
    content.getChildren().add(heading("samples.photos", side.name()));
    FlowPane grid = new FlowPane();
    grid.getStyleClass().add("sample-grid");
    for (SamplePhoto photo : samples.photos()) {
      Button button = photoButton(photo, samples.thumbnails());
      button.setOnAction(
          _ -> {
            popOver.hide();
            useOne.accept(side, photo);
          });
      grid.getChildren().add(button);
    }
    content.getChildren().add(grid);
    ScrollArea scroll = new ScrollArea(content);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(560);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    content.setPrefWidth(WIDTH);
    popOver.setContentNode(scroll);
    return popOver;
  }

  private Label heading(String key, Object... arguments) {
    Label label = new Label();
    label.textProperty().bind(words.text(key, arguments));
    label.getStyleClass().add("card-title");
    return label;
  }

  private Button pairButton(LessonPair pair, Map<String, Image> thumbnails) {
    Locale locale = workbench.messages().locale();
    Label names = new Label(pair.a().title().in(locale) + " + " + pair.b().title().in(locale));
    Label why = new Label(pair.why().in(locale));
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    VBox text = new VBox(names, why);
    text.setAlignment(Pos.CENTER_LEFT);
    // A button asks for its height before there is a width: text would wrap at every letter.
    text.setMinWidth(TEXT_WIDTH);
    text.setPrefWidth(TEXT_WIDTH);
    HBox face = new HBox(8, thumbnail(pair.a(), thumbnails), thumbnail(pair.b(), thumbnails), text);
    face.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button();
    button.setGraphic(face);
    button.getStyleClass().addAll("flat", "sample-pair");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(names.getText() + ". " + why.getText());
    return button;
  }

  private Button photoButton(SamplePhoto photo, Map<String, Image> thumbnails) {
    Button button = new Button();
    button.setGraphic(thumbnail(photo, thumbnails));
    button.getStyleClass().addAll("flat", "sample-photo");
    String title = photo.title().in(workbench.messages().locale());
    button.setAccessibleText(title);
    Hint.on(button, words.text("samples.credit", title, photo.author(), photo.licence()));
    return button;
  }

  private static ImageView thumbnail(SamplePhoto photo, Map<String, Image> thumbnails) {
    ImageView view = new ImageView();
    view.setImage(thumbnails.get(photo.id()));
    view.setFitWidth(THUMBNAIL);
    view.setFitHeight(THUMBNAIL);
    return view;
  }
}
