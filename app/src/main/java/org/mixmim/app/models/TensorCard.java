package org.mixmim.app.models;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.checkpoint.TensorStatistics;

/** Every tensor of the chosen model's file; of the selected one, how its numbers are spread. */
final class TensorCard extends VBox {
  private static final double ROW = 28;

  private final ModelsViewModel model;
  private final Texts texts;
  private final ObservableList<CheckpointAudit.TensorEntry> all =
      FXCollections.observableArrayList();
  private final FilteredList<CheckpointAudit.TensorEntry> found = new FilteredList<>(all);
  private final TableView<CheckpointAudit.TensorEntry> table = new TableView<>(found);
  private final Label count = new Label();
  private final Label figures = new Label();
  private final HistogramChart histogram = new HistogramChart();

  TensorCard(ModelsViewModel model, Texts texts, ObservableValue<?> language) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("card");
    setId("models-tensors");
    setSpacing(8);
    table.setFixedCellSize(ROW);
    table.setPrefHeight(320);
    table.setMinHeight(200);
    table.getStyleClass().add("dense");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    // The names take what the others leave.
    column("tensors.name", CheckpointAudit.TensorEntry::name);
    fix(150, column("tensors.shape", entry -> shape(entry.shape())));
    fix(90, column("tensors.type", entry -> entry.type().name().toLowerCase(Locale.ROOT)));
    fix(
        120,
        column(
            "tensors.numbers",
            entry ->
                String.format(
                    texts.locale(),
                    "%,d",
                    entry.shape().stream().reduce(1L, Math::multiplyExact))));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (row != null) {
                model.count(row.name());
              }
            });
    VBox.setVgrow(table, Priority.ALWAYS);
    figures.setWrapText(true);
    figures.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(head(), table, figures, histogram);
    model.auditProperty().subscribe(this::fill);
    model.spreadProperty().subscribe(_ -> refresh());
    language.subscribe(
        _ -> {
          table.refresh();
          refresh();
        });
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(texts.text("tensors.title"));
    title.getStyleClass().add("card-title");
    count.getStyleClass().add("muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    TextField search = new TextField();
    search.setId("models-tensor-search");
    search.promptTextProperty().bind(texts.text("tensors.search"));
    search
        .textProperty()
        .subscribe(
            text -> {
              String wanted = text.strip().toLowerCase(Locale.ROOT);
              found.setPredicate(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted));
            });
    HBox head = new HBox(8, title, count, gap, search);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private static void fix(double width, TableColumn<?, ?> column) {
    column.setMinWidth(width);
    column.setMaxWidth(width);
  }

  private TableColumn<?, ?> column(String key, Function<CheckpointAudit.TensorEntry, String> text) {
    TableColumn<CheckpointAudit.TensorEntry, String> column = new TableColumn<>();
    column.textProperty().bind(texts.text(key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    table.getColumns().add(column);
    return column;
  }

  private static String shape(List<Long> shape) {
    return shape.isEmpty()
        ? "[]"
        : shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  private void fill(Optional<CheckpointAudit> audit) {
    all.setAll(audit.map(CheckpointAudit::tensors).orElse(List.of()));
    refresh();
  }

  private void refresh() {
    count.setText(all.isEmpty() ? "" : texts.get("tensors.count", all.size()));
    Optional<ModelsViewModel.Spread> spread = model.spreadProperty().get();
    histogram.setVisible(spread.isPresent());
    histogram.setManaged(spread.isPresent());
    if (spread.isEmpty()) {
      figures.setText(all.isEmpty() ? "" : texts.get("tensors.choose"));
      return;
    }
    TensorStatistics numbers = spread.get().statistics();
    histogram.show(numbers.histogram());
    figures.setText(
        texts.get(
            numbers.notFinite() == 0 ? "tensors.spread" : "tensors.spread-not-finite",
            spread.get().tensor(),
            figure(numbers.min()),
            figure(numbers.max()),
            figure(numbers.mean()),
            figure(numbers.deviation()),
            numbers.notFinite()));
  }

  private String figure(double value) {
    return String.format(texts.locale(), "%.4g", value);
  }
}
