package org.mixmim.app.mix;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.history.HistoryStrip;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.text.Hint;

/** The row below the panes: settled states, and at first what to try next. */
final class HistoryBar {
  /** One entry, whatever else wants the room. */
  private static final double STRIP_WIDTH = 240;

  /** The first words, at least. */
  private static final double NOTE_WIDTH = 120;

  private static final int HINTED_STATES = 3;

  private final MixViewModel model;
  private final Wording words;
  private final MixPanes panes;
  private final BooleanProperty hint;
  private final FirstPaint paint;

  /**
   * The row.
   *
   * @param hint whether the first hint is still to be shown
   * @param paint the row comes after it
   */
  HistoryBar(
      MixViewModel model, Wording words, MixPanes panes, BooleanProperty hint, FirstPaint paint) {
    this.model = model;
    this.words = words;
    this.panes = panes;
    this.hint = hint;
    this.paint = paint;
  }

  Node node() {
    HistoryStrip<MixMoment> strip =
        new HistoryStrip<>(
            model.log(),
            new HistoryStrip.Script<>(
                moment -> words.follow(() -> words.caption(moment.state())),
                moment -> words.naming(() -> words.spoken(moment)),
                entry -> {
                  panes.comparedProperty().set(Optional.empty());
                  model.recall(entry.state());
                },
                entry -> panes.comparedProperty().set(Optional.of(entry))));
    HBox.setHgrow(strip, Priority.ALWAYS);
    strip.setMinWidth(STRIP_WIDTH);
    HBox bar = new HBox();
    bar.getStyleClass().add("history-bar");
    // As wide as there is room: what its parts ask for depends on that.
    bar.setMinWidth(0);
    paint.bring(
        () -> {
          Label note = note();
          Button end = endComparing();
          keepWhole(note, bar, end);
          bar.getChildren().setAll(strip, note, end, firstHint(strip, bar, note));
        });
    return bar;
  }

  /** What lies left of the line, or else whose the entry is that is shown. */
  private Label note() {
    Label note = new Label();
    note.setId("history-note");
    note.getStyleClass().add("muted");
    note.textProperty()
        .bind(
            words.naming(
                () ->
                    panes
                        .comparedProperty()
                        .get()
                        .map(this::caption)
                        .or(this::otherModel)
                        .orElse(""),
                panes.comparedProperty(),
                model.modelProperty(),
                model.log().currentProperty(),
                model.log().entries()));
    // A file's name may be longer than all the room.
    Hint.on(note, note.textProperty());
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  /** The strip gives way to the words, as far as one entry of it. */
  private static void keepWhole(Label note, HBox bar, Button end) {
    note.minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> {
                  double others = STRIP_WIDTH + bar.getSpacing();
                  if (end.isManaged()) {
                    others += bar.getSpacing() + end.prefWidth(-1);
                  }
                  double room = Math.max(NOTE_WIDTH, bar.getWidth() - others);
                  return Math.min(note.prefWidth(-1), room);
                },
                note.textProperty(),
                note.fontProperty(),
                bar.widthProperty(),
                end.managedProperty(),
                end.widthProperty()));
  }

  /**
   * What was seen through another model than shows it now; the newest entry needs no word, for it
   * gets another of the model in use before it.
   */
  private Optional<String> otherModel() {
    Optional<String> then =
        model
            .log()
            .currentProperty()
            .get()
            .filter(entry -> model.log().entries().indexOf(entry) > 0)
            .flatMap(entry -> entry.state().model());
    Optional<String> made = then.map(words::model);
    Optional<String> shown = model.moment().model().map(words::model);
    return made.isEmpty() || shown.isEmpty() || made.equals(shown)
        ? Optional.empty()
        : Optional.of(words.get("history.other", made.get(), shown.get()));
  }

  /** The model only where it is another than is used now. */
  private String caption(HistoryEntry<MixMoment> entry) {
    MixMoment moment = entry.state();
    boolean same = model.moment().model().equals(moment.model());
    return words.get("compare.left", same ? words.caption(moment.state()) : words.caption(moment));
  }

  private Button endComparing() {
    Button end = new Button();
    end.setId("end-comparing");
    end.textProperty().bind(words.text("compare.close"));
    end.setGraphic(new FontIcon(Feather.X));
    end.getStyleClass().add("small");
    end.setMinWidth(Region.USE_PREF_SIZE);
    end.setOnAction(_ -> panes.comparedProperty().set(Optional.empty()));
    end.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> panes.comparedProperty().get().isPresent(), panes.comparedProperty()));
    end.managedProperty().bind(end.visibleProperty());
    return end;
  }

  private Node firstHint(HistoryStrip<MixMoment> strip, HBox bar, Label note) {
    VBox lines = new VBox(line("invitation.first"), line("invitation.second"));
    lines.setAlignment(Pos.CENTER_LEFT);
    Button close = new Button();
    close.setGraphic(new FontIcon(Feather.X));
    close.getStyleClass().addAll("flat", "button-icon", "small");
    close.accessibleTextProperty().bind(words.text("invitation.close"));
    close.setOnAction(_ -> hint.set(false));
    HBox box = new HBox(lines, close);
    box.setId("first-hint");
    box.getStyleClass().add("first-hint");
    box.setMinWidth(Region.USE_PREF_SIZE);
    // Whoever has made so many states has understood, and wants to see them: all of them.
    BooleanBinding room =
        Bindings.createBooleanBinding(
            () ->
                strip.entriesWidthProperty().get() + bar.getSpacing() + box.prefWidth(-1)
                    <= bar.getWidth(),
            strip.entriesWidthProperty(),
            bar.widthProperty(),
            box.widthProperty());
    box.visibleProperty()
        .bind(
            hint.and(Bindings.size(model.log().entries()).lessThan(HINTED_STATES))
                .and(room)
                .and(note.visibleProperty().not()));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private Label line(String key) {
    Label label = new Label();
    label.textProperty().bind(words.text(key));
    return label;
  }
}
