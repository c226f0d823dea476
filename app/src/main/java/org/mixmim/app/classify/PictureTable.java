package org.mixmim.app.classify;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;

/** Many pictures with what each was taken for; the chosen row is shown in full above. */
final class PictureTable extends VBox {
  private final ClassifyViewModel model;
  private final Texts texts;
  private final ObservableValue<?> language;
  private final TableView<ClassifiedPicture> table = new TableView<>();

  PictureTable(ClassifyViewModel model, Texts texts, ObservableValue<?> language) {
    this.model = model;
    this.texts = texts;
    this.language = language;
    getStyleClass().addAll("card", "picture-table");
    setSpacing(8);
    table.setId("classify-table");
    SortedList<ClassifiedPicture> sorted = new SortedList<>(model.pictures());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getStyleClass().add("dense");
    words("table.picture", 180, picture -> picture.subject().name(texts.locale()));
    words("table.class", 200, this::best);
    column("table.score", 72, picture -> score(picture, 0), outcome -> outcome.best().score());
    words("table.second", 200, this::second);
    column("table.certainty", 100, this::certainty, outcome -> -outcome.evenness());
    column("table.time", 64, this::time, outcome -> outcome.elapsed().toNanos());
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(head(), table);
    followChoice();
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(texts.text("card.pictures"));
    title.getStyleClass().add("card-title");
    Label count = new Label();
    count
        .textProperty()
        .bind(
            texts.text(
                "table.count", model.doneProperty().map(n -> n), Bindings.size(model.pictures())));
    count.getStyleClass().add("muted");
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress
        .progressProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> (double) model.doneProperty().get() / Math.max(1, model.pictures().size()),
                model.doneProperty(),
                model.pictures()));
    progress.visibleProperty().bind(model.runningProperty());
    HBox.setHgrow(progress, Priority.ALWAYS);
    Button stop = new Button();
    stop.setId("classify-stop");
    stop.getStyleClass().add("small");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.textProperty()
        .bind(
            model
                .runningProperty()
                .flatMap(runs -> texts.text(runs ? "table.stop" : "table.resume")));
    stop.setOnAction(
        _ -> {
          if (model.runningProperty().get()) {
            model.stop();
          } else {
            model.resume();
          }
        });
    stop.visibleProperty().bind(model.doneProperty().lessThan(Bindings.size(model.pictures())));
    HBox head = new HBox(8, title, count, progress, stop);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /** What a cell says, and the number that it is sorted by before its words. */
  private record Ranked(String text, double rank) implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      int byRank = Double.compare(rank, other.rank);
      return byRank == 0 ? text.compareToIgnoreCase(other.text) : byRank;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private void words(String key, double width, Function<ClassifiedPicture, String> text) {
    column(key, width, text, _ -> 0);
  }

  /** A column of numbers; pictures without a result come first. */
  private void column(
      String key,
      double width,
      Function<ClassifiedPicture, String> text,
      ToDoubleFunction<Outcome> rank) {
    TableColumn<ClassifiedPicture, Ranked> column = new TableColumn<>();
    column.textProperty().bind(texts.text(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(
        row ->
            Bindings.createObjectBinding(
                () ->
                    new Ranked(
                        text.apply(row.getValue()),
                        row.getValue()
                            .outcome()
                            .map(rank::applyAsDouble)
                            .orElse(Double.NEGATIVE_INFINITY)),
                row.getValue().stateProperty(),
                language));
    table.getColumns().add(column);
  }

  private String best(ClassifiedPicture picture) {
    return switch (picture.stateProperty().get()) {
      case ClassifiedPicture.State.Waiting _ -> texts.get("table.waiting");
      case ClassifiedPicture.State.Done(Outcome outcome) -> outcome.best().name();
      case ClassifiedPicture.State.Failed(var problem) -> problem.sentence(texts.locale());
    };
  }

  private String score(ClassifiedPicture picture, int rank) {
    return picture
        .outcome()
        .filter(outcome -> outcome.top().size() > rank)
        .map(outcome -> ScoreRow.percent(outcome.top().get(rank).score(), texts.locale()))
        .orElse("");
  }

  private String second(ClassifiedPicture picture) {
    return picture
        .outcome()
        .filter(outcome -> outcome.top().size() > 1)
        .map(outcome -> outcome.top().get(1).name() + "  " + score(picture, 1))
        .orElse("");
  }

  private String certainty(ClassifiedPicture picture) {
    return picture
        .outcome()
        .map(outcome -> texts.get("certainty." + Certainty.of(outcome.evenness())))
        .orElse("");
  }

  private String time(ClassifiedPicture picture) {
    return picture.outcome().map(outcome -> outcome.elapsed().toMillis() + " ms").orElse("");
  }

  private void followChoice() {
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (row != null) {
                model.chosenProperty().set(Optional.of(row));
              }
            });
    model.chosenProperty().subscribe(chosen -> chosen.ifPresent(table.getSelectionModel()::select));
    model
        .pictures()
        .addListener(
            (ListChangeListener<ClassifiedPicture>)
                _ -> model.chosenProperty().get().ifPresent(table.getSelectionModel()::select));
  }
}
