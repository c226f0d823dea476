package org.mixmim.app.models;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.text.Texts;
import org.mixmim.model.zoo.ModelTask;

/** All models, by where they are. */
final class ModelList extends VBox {
  private final ModelsViewModel model;
  private final Texts texts;
  private final VBox tiles = new VBox(8);

  ModelList(
      ModelsViewModel model, Texts texts, ObservableValue<?> language, Runnable chooseImport) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("model-list");
    Label title = new Label();
    title.textProperty().bind(texts.text("list.title"));
    title.getStyleClass().add("page-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button add = new Button();
    add.setId("models-import");
    add.textProperty().bind(texts.text("import"));
    add.setGraphic(new FontIcon(Feather.PLUS));
    add.getStyleClass().add("small");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> chooseImport.run());
    HBox head = new HBox(8, title, gap, add);
    head.setAlignment(Pos.CENTER_LEFT);

    ScrollArea scroll = new ScrollArea(tiles);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("bare-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label hint = new Label();
    hint.textProperty().bind(texts.text("list.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(head, scroll, hint);

    model.entries().addListener((ListChangeListener<ModelEntry>) _ -> rebuild());
    model
        .downloads()
        .active()
        .addListener((MapChangeListener<String, ActiveDownload>) _ -> rebuild());
    model.choice().used(ModelTask.RECONSTRUCT).subscribe(_ -> rebuild());
    model.choice().used(ModelTask.CLASSIFY).subscribe(_ -> rebuild());
    language.subscribe(_ -> rebuild());
    model.chosenProperty().subscribe(this::mark);
  }

  private void rebuild() {
    boolean focused = tiles.getChildren().stream().anyMatch(Node::isFocused);
    tiles.getChildren().clear();
    for (ModelEntry.Shelf shelf : ModelEntry.Shelf.values()) {
      List<ModelEntry> on =
          model.entries().stream().filter(entry -> entry.shelf() == shelf).toList();
      if (!on.isEmpty()) {
        Label heading = new Label(texts.get("shelf." + shelf));
        heading.getStyleClass().addAll("muted", "shelf");
        tiles.getChildren().add(heading);
        on.forEach(entry -> tiles.getChildren().add(tile(entry)));
      }
    }
    mark(model.chosenProperty().get());
    if (focused) {
      tiles.getChildren().stream()
          .filter(node -> node instanceof ModelTile tile && tile.isSelected())
          .findFirst()
          .ifPresent(Node::requestFocus);
    }
  }

  private ModelTile tile(ModelEntry entry) {
    ModelTile tile =
        new ModelTile(
            entry,
            model.choice(),
            Optional.ofNullable(model.downloads().active().get(entry.name())),
            texts);
    tile.setOnAction(
        _ -> {
          model.chosenProperty().set(Optional.of(entry.name()));
          mark(model.chosenProperty().get());
        });
    return tile;
  }

  private void mark(Optional<String> chosen) {
    for (Node node : tiles.getChildren()) {
      if (node instanceof ModelTile tile) {
        tile.setSelected(chosen.filter(tile.getUserData()::equals).isPresent());
      }
    }
  }
}
