package org.mixmim.app.classify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.text.Texts;
import org.mixmim.model.inference.ClassScore;

/** The best classes of the chosen picture, and how much to make of them. */
final class ScoreCard extends VBox {
  private static final double TALLEST_ROW = 88;

  private final ClassifyViewModel model;
  private final Texts texts;
  private final VBox rows = new VBox(2);
  private final Label best = new Label();
  private final Label certainty = new Label();
  private final Label sentence = new Label();
  private final Label caution = new Label();

  ScoreCard(ClassifyViewModel model, Texts texts, ObservableValue<?> language) {
    this.model = model;
    this.texts = texts;
    getStyleClass().addAll("card", "score-card");
    setSpacing(8);

    best.getStyleClass().add("best-class");
    best.setWrapText(true);
    best.setMinHeight(Region.USE_PREF_SIZE);
    certainty.getStyleClass().add("badge");
    certainty.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, best, gap, certainty);
    head.getStyleClass().add("score-words");
    head.setAlignment(Pos.TOP_LEFT);

    ScrollArea scroll = new ScrollArea(rows);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("bare-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);

    for (Label label : List.of(sentence, caution)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.getStyleClass().add("score-words");
    }
    caution.getStyleClass().add("muted");
    getChildren().addAll(head, scroll, sentence, caution);

    model.shownProperty().subscribe(_ -> refresh());
    model.classifier().subscribe(_ -> refresh());
    model.chosenProperty().subscribe(_ -> refresh());
    model.chosenProperty().flatMap(ScoreCard::state).subscribe(_ -> refresh());
    model.topKProperty().subscribe(_ -> refresh());
    model.stoppedProperty().subscribe(_ -> refresh());
    language.subscribe(_ -> refresh());
    model.explanation().labelProperty().subscribe(_ -> mark());
    model.explanation().wantedProperty().subscribe(_ -> mark());
  }

  private void refresh() {
    Optional<ClassifyViewModel.Shown> shown = model.shownProperty().get();
    if (shown.isEmpty()) {
      rows.getChildren().clear();
      best.setText(waiting());
      certainty.setVisible(false);
      sentence.setText("");
      caution.setText("");
      return;
    }
    Outcome outcome = shown.get().outcome();
    Locale locale = texts.locale();
    fill(outcome.cut(model.topKProperty().get()).top(), locale);
    best.setText(outcome.best().name());
    Certainty word = Certainty.of(outcome.evenness());
    certainty.setText(texts.get("certainty." + word));
    certainty.setVisible(true);
    certainty.getStyleClass().removeAll("warning", "accent");
    switch (word) {
      case SURE -> {}
      case LEANING -> certainty.getStyleClass().add("accent");
      case UNDECIDED, CLUELESS -> certainty.getStyleClass().add("warning");
    }
    int classes = model.classifier().getValue().map(c -> c.classes().size()).orElse(0);
    double bits = outcome.evenness() <= 0 ? 0 : outcome.entropy() / outcome.evenness();
    sentence.setText(
        texts.get("evenness." + word, outcome.entropy(), bits, 100 * outcome.evenness()));
    caution.setText(texts.get("caution", classes));
  }

  private static ObservableValue<Optional<ClassifiedPicture.State>> state(
      Optional<ClassifiedPicture> chosen) {
    return chosen
        .<ObservableValue<Optional<ClassifiedPicture.State>>>map(
            picture -> picture.stateProperty().map(Optional::of))
        .orElseGet(() -> new SimpleObjectProperty<>(Optional.empty()));
  }

  /** In place of a result: what it waits for, or why there is none. */
  private String waiting() {
    if (model.classifier().getValue().isEmpty()) {
      return texts.get("waiting-for-model");
    }
    return model.chosenProperty().get().map(this::waiting).orElse("");
  }

  private String waiting(ClassifiedPicture chosen) {
    return chosen.stateProperty().get() instanceof ClassifiedPicture.State.Failed(var problem)
        ? problem.sentence(texts.locale())
        : texts.get(model.stoppedProperty().get() ? "stopped" : "waiting-for-result");
  }

  private void fill(List<ClassScore> top, Locale locale) {
    List<Node> children = rows.getChildren();
    while (children.size() > top.size()) {
      children.removeLast();
    }
    while (children.size() < top.size()) {
      children.add(row());
    }
    for (int i = 0; i < top.size(); i++) {
      ((ScoreRow) children.get(i)).show(top.get(i), locale);
    }
    mark();
  }

  private ScoreRow row() {
    ScoreRow row = new ScoreRow();
    // A few classes in a tall window stand apart rather than over a void.
    row.setMaxHeight(TALLEST_ROW);
    VBox.setVgrow(row, Priority.ALWAYS);
    row.setOnAction(
        _ -> {
          model.explanation().labelProperty().set(Optional.of((Integer) row.getUserData()));
          model.explanation().wantedProperty().set(true);
          mark();
        });
    return row;
  }

  /** Shows which class the heat map is about. */
  private void mark() {
    Optional<Integer> label =
        model
            .explanation()
            .labelProperty()
            .get()
            .or(() -> model.shownProperty().get().map(shown -> shown.outcome().best().label()));
    boolean explained = model.explanation().wantedProperty().get();
    for (Node child : rows.getChildren()) {
      ScoreRow row = (ScoreRow) child;
      row.setSelected(explained && label.filter(row.getUserData()::equals).isPresent());
    }
  }
}
