package org.mixmim.app.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.shell.LazyView;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.zoo.ModelTask;
import org.mixmim.model.zoo.SamplePhoto;
import org.mixmim.model.zoo.SamplePhotos;

/** What a classifier says of photographs. */
public final class ClassifyView extends LazyView {
  private static final Setting<Preprocessing.Convention> CONVENTION =
      Setting.of(
          "classify.preprocessing",
          Preprocessing.Convention.class,
          Preprocessing.Convention.OPENMMLAB);
  private static final Setting<Integer> TOP = Setting.of("classify.top", Integer.class, 5);

  /** Its class is one that the model which comes with the program knows. */
  private static final String FIRST_SAMPLE = "chelsea-cat";

  private static final double TABLE_SHARE = 0.27;

  private final Workbench workbench;
  private final Texts texts;
  private final ClassifyViewModel model;
  private final ModelSlot slot;
  private final ClassifyActions actions;

  /**
   * Makes the view.
   *
   * @param workbench what the views share
   */
  public ClassifyView(Workbench workbench) {
    this.workbench = workbench;
    this.slot = workbench.models().slot(ModelTask.CLASSIFY);
    this.texts = workbench.messages().of(ClassifyView.class);
    this.model =
        new ClassifyViewModel(
            workbench.tasks(),
            texts,
            slot.modelProperty().map(handle -> handle.map(LoadedClassifier::new)),
            workbench.settings().property(CONVENTION),
            workbench.banners()::show);
    model.topKProperty().set(workbench.settings().get(TOP));
    model.topKProperty().subscribe(top -> workbench.settings().set(TOP, top.intValue()));
    this.actions = new ClassifyActions(workbench, texts, model);
  }

  /**
   * Classifies what other views have open or made, for example originals, mixture and
   * reconstructions. A picture from memory that has the size of the network's input is not cropped.
   *
   * @param photos the pictures, the first of which is shown in full
   */
  public void classify(List<Photo> photos) {
    actions.openPhotos(photos);
  }

  @Override
  public String id() {
    return "classify";
  }

  @Override
  public ObservableValue<String> title() {
    return texts.text("title");
  }

  @Override
  public Ikon icon() {
    return Feather.TAG;
  }

  @Override
  public Optional<ModelTask> modelTask() {
    return Optional.of(ModelTask.CLASSIFY);
  }

  @Override
  public void shown() {
    slot.demand();
    if (model.pictures().isEmpty()) {
      List<SamplePhoto> samples = SamplePhotos.all();
      SamplePhoto first =
          samples.stream()
              .filter(photo -> photo.id().equals(FIRST_SAMPLE))
              .findFirst()
              .orElseGet(samples::getFirst);
      model.open(List.of(new Subject.OfSample(first)));
    }
  }

  @Override
  public List<Action> actions() {
    return actions.all();
  }

  @Override
  public boolean drop(List<Path> files) {
    return actions.open(files);
  }

  @Override
  public boolean paste(Clipboard clipboard) {
    return actions.paste(clipboard);
  }

  @Override
  protected Parent build() {
    ObservableValue<?> language = workbench.messages().languageProperty();
    PictureCard picture = new PictureCard(model, texts, language, actions::choose, actions::copy);
    ScoreCard scores = new ScoreCard(model, texts, language);
    // Bars need no more room than this: the picture takes what a large window has.
    HBox.setHgrow(picture, Priority.ALWAYS);
    picture.setMinWidth(0);
    picture.setPrefWidth(560);
    scores.setMinWidth(0);
    scores.setPrefWidth(400);
    HBox pair = new HBox(12, picture, scores);
    VBox.setVgrow(pair, Priority.ALWAYS);

    PictureTable table = new PictureTable(model, texts, language);
    table.setMinHeight(160);
    table.visibleProperty().bind(Bindings.size(model.pictures()).greaterThan(1));
    table.managedProperty().bind(table.visibleProperty());

    SampleStrip samples = new SampleStrip(SamplePhotos.all(), texts, language, actions::showSample);
    VBox middle = new VBox(12, pair, table, samples);
    middle.getStyleClass().add("view-page");
    // The bars above it need the rest of a window of a usual size.
    table.prefHeightProperty().bind(middle.heightProperty().multiply(TABLE_SHARE));

    ScrollArea inspector = new ScrollArea(new OptionsPanel(model, texts, language));
    inspector.setFitToWidth(true);
    inspector.setFitToHeight(true);
    inspector.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    inspector.getStyleClass().addAll("bare-scroll", "inspector-scroll");
    BorderPane page = new BorderPane(middle, null, inspector, null, null);
    page.setId("classify-view");
    return page;
  }
}
