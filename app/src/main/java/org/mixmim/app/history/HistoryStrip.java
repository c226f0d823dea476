package org.mixmim.app.history;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.pixels.PixelImages;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.text.Hint;

/**
 * Settled states as thumbnails: a click returns to one, a Shift-click compares with it.
 *
 * @param <S> the state
 */
public final class HistoryStrip<S> extends ScrollArea {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final int THUMBNAIL = 36;
  private static final int SHARP = 2;
  private static final int NUMBERED = 9;

  /**
   * What the strip says and does.
   *
   * @param caption a state in a few words
   * @param spoken a state in words for screen readers and the tooltip
   * @param recall returns to a state
   * @param compare compares with a state
   * @param <S> the state
   */
  public record Script<S>(
      Function<S, ObservableValue<String>> caption,
      Function<S, ObservableValue<String>> spoken,
      Consumer<HistoryEntry<S>> recall,
      Consumer<HistoryEntry<S>> compare) {}

  private final HistoryLog<S> log;
  private final Script<S> script;
  private final HBox line = new HBox();

  /**
   * Shows a log.
   *
   * @param log the log
   * @param script what the strip says and does
   */
  public HistoryStrip(HistoryLog<S> log, Script<S> script) {
    super();
    this.log = log;
    this.script = script;
    getStyleClass().addAll("history-strip", "edge-to-edge");
    line.getStyleClass().add("history-line");
    line.setAlignment(Pos.CENTER_LEFT);
    setContent(line);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    log.entries().addListener((ListChangeListener<HistoryEntry<S>>) this::update);
    log.currentProperty().subscribe(current -> mark(current));
  }

  /**
   * How much room all entries take, in pixels, whether or not the strip has it.
   *
   * @return the width of the line of entries
   */
  public ReadOnlyDoubleProperty entriesWidthProperty() {
    return line.widthProperty();
  }

  private void update(ListChangeListener.Change<? extends HistoryEntry<S>> change) {
    while (change.next()) {
      if (change.getRemovedSize() > 0) {
        line.getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
      }
      for (int i = change.getFrom(); i < change.getTo(); i++) {
        line.getChildren().add(i, button(log.entries().get(i)));
      }
    }
    number();
    mark(log.currentProperty().get());
    setHvalue(0);
    // A control that gets its skin in a frame asks JavaFX for the styles of the next one, too;
    // nothing has changed then, and for want of anything to redraw the whole window is drawn.
    line.applyCss();
  }

  private Node button(HistoryEntry<S> entry) {
    HBox face = new HBox();
    face.getStyleClass().add("history-face");
    face.setAlignment(Pos.CENTER_LEFT);
    for (PixelFrame picture : entry.pictures()) {
      ImageView view = new ImageView(PixelImages.thumbnail(picture, THUMBNAIL * SHARP));
      view.setFitWidth(THUMBNAIL);
      view.setFitHeight(THUMBNAIL);
      face.getChildren().add(view);
    }
    Label caption = new Label();
    caption.textProperty().bind(script.caption().apply(entry.state()));
    caption.getStyleClass().add("history-caption");
    Label number = new Label();
    number.getStyleClass().addAll("history-number", "muted");
    face.getChildren().addAll(caption, number);

    Button button = new Button();
    button.setGraphic(face);
    button.getStyleClass().add("history-entry");
    button.setUserData(entry);
    ObservableValue<String> spoken = script.spoken().apply(entry.state());
    button.accessibleTextProperty().bind(spoken);
    Hint.on(button, spoken);
    button.setOnAction(_ -> script.recall().accept(entry));
    button.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.isShiftDown() && button.isHover()) {
            event.consume();
            button.disarm();
            script.compare().accept(entry);
          }
        });
    button.setOnKeyPressed(
        event -> {
          if (event.isShiftDown() && event.getCode() == KeyCode.ENTER) {
            event.consume();
            script.compare().accept(entry);
          }
        });
    return button;
  }

  /** The digits that recall the first entries stand beside them. */
  private void number() {
    for (int i = 0; i < line.getChildren().size(); i++) {
      // Not by looking it up: a button that was never drawn has no face yet.
      if (line.getChildren().get(i) instanceof Button button
          && button.getGraphic() instanceof HBox face
          && face.getChildren().getLast() instanceof Label label) {
        label.setText(i < NUMBERED ? String.valueOf(i + 1) : "");
      }
    }
  }

  private void mark(Optional<HistoryEntry<S>> current) {
    for (Node node : line.getChildren()) {
      boolean shown = current.filter(entry -> entry.equals(node.getUserData())).isPresent();
      node.pseudoClassStateChanged(CURRENT, shown);
    }
  }
}
