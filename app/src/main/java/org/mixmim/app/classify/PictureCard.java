package org.mixmim.app.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.pixels.CellHover;
import org.mixmim.app.pixels.Overlay;
import org.mixmim.app.pixels.PaneCamera;
import org.mixmim.app.pixels.PaneScene;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.app.pixels.Sampling;
import org.mixmim.app.text.Hint;
import org.mixmim.app.text.Texts;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.RgbImage;

/** The chosen picture: whole, with the part that the network saw, or that part alone. */
final class PictureCard extends VBox {
  private static final double HEAT_OPACITY = 0.75;
  private static final Overlay.Box WHOLE = new Overlay.Box(0, 0, 1, 1);

  private final ClassifyViewModel model;
  private final Texts texts;
  private final CellHover hover = new CellHover();
  private final PixelPane photo = new PixelPane(new PaneCamera(), new CellHover());
  private final PixelPane square = new PixelPane(new PaneCamera(), hover);
  private final ToggleButton squareWanted = new ToggleButton();
  private final Label name = new Label();
  private final Label note = new Label();

  PictureCard(
      ClassifyViewModel model,
      Texts texts,
      ObservableValue<?> language,
      Runnable open,
      Consumer<RgbImage> copy) {
    this.model = model;
    this.texts = texts;
    getStyleClass().addAll("card", "picture-card");
    setSpacing(8);
    StackPane panes = new StackPane(photo, square);
    panes.setMinSize(0, 0);
    VBox.setVgrow(panes, Priority.ALWAYS);
    note.getStyleClass().add("muted");
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.setWrapText(true);
    getChildren().addAll(head(open), panes, note);

    square.visibleProperty().bind(squareWanted.selectedProperty());
    photo.visibleProperty().bind(squareWanted.selectedProperty().not());
    ContextMenu menu = menu(copy);
    panes.setOnContextMenuRequested(
        event -> {
          if (model.shownProperty().get().isPresent()) {
            menu.show(panes, event.getScreenX(), event.getScreenY());
          }
          event.consume();
        });
    photo.setId("classify-photo");
    square.setId("classify-square");
    square.setCellText(this::cellText);
    model.shownProperty().subscribe(_ -> refresh());
    model.explanation().heatMapProperty().subscribe(_ -> refresh());
    model.previewProperty().subscribe(_ -> refresh());
    language.subscribe(_ -> refresh());
    squareWanted.selectedProperty().subscribe(_ -> refreshNote());
    hover.cellProperty().subscribe(_ -> refreshNote());
  }

  private ContextMenu menu(Consumer<RgbImage> copy) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(texts.text("picture.copy"));
    item.setGraphic(new FontIcon(Feather.COPY));
    item.setOnAction(
        _ ->
            model
                .shownProperty()
                .get()
                .map(shown -> squareWanted.isSelected() ? shown.square() : shown.picture())
                .ifPresent(copy));
    return new ContextMenu(item);
  }

  private HBox head(Runnable open) {
    name.getStyleClass().add("card-title");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setMinWidth(40);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.tooltipProperty()
        .bind(Bindings.when(name.textTruncatedProperty()).then(whole).otherwise((Tooltip) null));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);

    ToggleGroup group = new ToggleGroup();
    ToggleButton photoWanted = new ToggleButton();
    photoWanted.textProperty().bind(texts.text("picture.photo"));
    squareWanted.textProperty().bind(texts.text("picture.square"));
    squareWanted.setId("classify-square-wanted");
    photoWanted.setSelected(true);
    for (ToggleButton button : List.of(photoWanted, squareWanted)) {
      button.getStyleClass().add("chip");
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    group
        .selectedToggleProperty()
        .addListener(
            (_, old, now) -> {
              if (now == null) {
                group.selectToggle(old);
              }
            });

    Button openButton = new Button();
    openButton.setId("classify-open");
    openButton.accessibleTextProperty().bind(texts.text("action.open"));
    Hint.on(openButton, texts.text("action.open"));
    openButton.setGraphic(new FontIcon(Feather.FOLDER));
    openButton.getStyleClass().addAll("flat", "button-icon", "small");
    openButton.setMinWidth(Region.USE_PREF_SIZE);
    openButton.setOnAction(_ -> open.run());
    HBox head = new HBox(8, name, gap, photoWanted, squareWanted, openButton);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void refresh() {
    Optional<ClassifyViewModel.Shown> shown = model.shownProperty().get();
    Locale locale = texts.locale();
    if (shown.isEmpty()) {
      photo.show(
          model
              .previewProperty()
              .get()
              .map(picture -> scene(PixelFrame.of(picture), List.of()))
              .orElse(PaneScene.EMPTY));
      square.show(PaneScene.EMPTY);
      name.setText(model.chosenProperty().get().map(one -> one.subject().name(locale)).orElse(""));
      note.setText("");
      return;
    }
    ClassifyViewModel.Shown now = shown.get();
    name.setText(now.chosen().subject().name(locale));
    Overlay.Box seen = share(now);
    List<Overlay> onPhoto = new ArrayList<>();
    List<Overlay> onSquare = new ArrayList<>();
    model
        .explanation()
        .heatMapProperty()
        .get()
        .ifPresent(
            map -> {
              PixelFrame heat = map.frame();
              onPhoto.add(new Overlay.Blend(heat, seen, HEAT_OPACITY));
              onSquare.add(new Overlay.Blend(heat, WHOLE, HEAT_OPACITY));
              square.setGrid(map.grid(), map.grid());
            });
    onPhoto.add(seen);
    photo.setAccessibleText(name.getText());
    square.setAccessibleText(name.getText());
    photo.show(scene(PixelFrame.of(now.picture()), onPhoto));
    square.show(scene(PixelFrame.of(now.square()), onSquare));
    refreshNote();
  }

  private static PaneScene scene(PixelFrame frame, List<Overlay> overlays) {
    return PaneScene.of(frame, Sampling.SMOOTH).with(overlays);
  }

  private static Overlay.Box share(ClassifyViewModel.Shown shown) {
    CroppedImage.Box box = shown.outcome().seen();
    double width = shown.picture().width();
    double height = shown.picture().height();
    return new Overlay.Box(
        box.x() / width, box.y() / height, box.width() / width, box.height() / height);
  }

  private void refreshNote() {
    Optional<ClassifyViewModel.Shown> shown = model.shownProperty().get();
    if (shown.isEmpty()) {
      return;
    }
    Outcome outcome = shown.get().outcome();
    int side = outcome.preprocessing().imageSize();
    Optional<Cell> cell = squareWanted.isSelected() ? hover.cell() : Optional.empty();
    note.setText(
        cell.filter(_ -> model.explanation().heatMapProperty().get().isPresent())
            .map(this::cellText)
            .orElseGet(
                () ->
                    texts.get(
                        "picture.note",
                        String.valueOf(shown.get().picture().width()),
                        String.valueOf(shown.get().picture().height()),
                        side,
                        texts.get("convention." + outcome.preprocessing().convention()),
                        outcome.elapsed().toMillis(),
                        outcome.model())));
  }

  private String cellText(Cell cell) {
    return model
        .explanation()
        .heatMapProperty()
        .get()
        .filter(map -> cell.row() < map.grid() && cell.column() < map.grid())
        .map(
            map ->
                texts.get(
                    "explain.cell",
                    cell.row() + 1,
                    cell.column() + 1,
                    -100 * map.at(cell.row(), cell.column())))
        .orElse("");
  }
}
