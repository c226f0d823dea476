package org.mixmim.app.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.text.Hint;

/** A picture with its name and what there is to say about it. */
final class PaneCard extends VBox {
  private final PixelPane pane;
  private final HBox header = new HBox();
  private final List<Node> trailing = new ArrayList<>();
  private final Label name = new Label();
  private final Label subtitle = new Label();
  private final StackPane body;
  private final FirstPaint paint;
  private final BooleanProperty remarkFirst = new SimpleBooleanProperty(this, "remarkFirst");
  private final BooleanProperty covered = new SimpleBooleanProperty(this, "covered");
  private Optional<Node> cover = Optional.empty();

  /**
   * A card.
   *
   * @param paint what stands at the right end of the header comes after it
   */
  PaneCard(PixelPane pane, ObservableValue<String> title, FirstPaint paint) {
    this.pane = pane;
    this.paint = paint;
    getStyleClass().addAll("card", "pane-card");
    name.textProperty().bind(title);
    pane.accessibleTextProperty().bind(title);
    name.getStyleClass().add("card-title");
    Hint.on(name, title);
    subtitle.getStyleClass().addAll("muted", "pane-subtitle");
    subtitle.setMaxWidth(Double.MAX_VALUE);
    subtitle.setMinWidth(0);
    HBox.setHgrow(subtitle, Priority.ALWAYS);
    header.getStyleClass().add("pane-header");
    header.setAlignment(Pos.CENTER_LEFT);
    header.getChildren().addAll(name, subtitle);
    body = new StackPane(pane);
    body.setMinSize(0, 0);
    pane.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header, body);
    setMinSize(0, 0);
  }

  @Override
  protected void layoutChildren() {
    giveNameRoom();
    super.layoutChildren();
  }

  /**
   * The name gives way after the remark, but does: what stands at the right must not reach over the
   * next card.
   */
  private void giveNameRoom() {
    // Not the header's width, which is never less than what its parts ask for.
    double whole = getWidth() - getInsets().getLeft() - getInsets().getRight();
    double others = -header.getSpacing();
    for (Node node : header.getChildren()) {
      if (node.isManaged()) {
        others +=
            header.getSpacing() + (trailing.contains(node) ? snapSizeX(node.prefWidth(-1)) : 0);
      }
    }
    double room = Math.max(0, whole - others);
    name.setMinWidth(remarkFirst.get() ? 0 : Math.min(name.prefWidth(-1), room));
  }

  PixelPane pane() {
    return pane;
  }

  /** A remark, which is left out where there is no room for it. */
  PaneCard subtitle(ObservableValue<String> text) {
    subtitle.textProperty().bind(text);
    subtitle
        .opacityProperty()
        .bind(Bindings.when(subtitle.textTruncatedProperty()).then(0).otherwise(1));
    return this;
  }

  /** While the remark matters more than the pane's name, the name gives way first. */
  PaneCard remarkFirst(ObservableValue<Boolean> matters) {
    remarkFirst.bind(matters);
    remarkFirst.subscribe(
        first -> {
          subtitle.setMinWidth(first ? USE_PREF_SIZE : 0);
          requestLayout();
        });
    return this;
  }

  /**
   * A name with something more to say, which is left out where there is no room for both; a name
   * that is still too long is shortened. All is shown on hovering.
   */
  PaneCard name(ObservableValue<String> name, ObservableValue<String> whole) {
    subtitle(whole);
    Label alone = new Label();
    alone.textProperty().bind(name);
    alone.getStyleClass().addAll("muted", "pane-subtitle");
    alone.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    alone.setMinWidth(0);
    alone.setMaxWidth(Double.MAX_VALUE);
    alone.visibleProperty().bind(subtitle.textTruncatedProperty());
    Hint.on(alone, whole);
    StackPane either = new StackPane(subtitle, alone);
    either.setAlignment(Pos.CENTER_LEFT);
    either.setMinWidth(0);
    HBox.setHgrow(either, Priority.ALWAYS);
    header.getChildren().add(either);
    return this;
  }

  /** Adds something at the right end of the header. */
  PaneCard trailing(Node... nodes) {
    for (Node node : nodes) {
      trailing.add(node);
      if (node instanceof Region region) {
        region.setMinWidth(USE_PREF_SIZE);
      }
    }
    paint.bring(() -> header.getChildren().addAll(nodes));
    return this;
  }

  /** Shows something over the picture, such as why there is none. */
  PaneCard over(Node node) {
    body.getChildren().add(node);
    return this;
  }

  /** Shows something over the picture while it is wanted, which for most of them is never. */
  PaneCard over(ObservableValue<Boolean> wanted, Supplier<Node> maker) {
    covered.bind(wanted);
    covered.subscribe(
        now -> {
          if (now && cover.isEmpty()) {
            cover = Optional.of(maker.get());
            cover.ifPresent(this::over);
          }
          cover.ifPresent(node -> node.setVisible(now));
        });
    return this;
  }
}
