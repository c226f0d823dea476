package org.mixmim.app.mix;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.text.Hint;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.CellFigures;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.ReconstructionMetrics;

/** The cards around the six panes: names, file names, chips, buttons. */
final class MixCards {
  private final MixViewModel model;
  private final Wording words;
  private final MixPanes panes;
  private final PhotoInput input;
  private final Arrivals arrivals;
  private final FirstPaint paint;

  MixCards(
      MixViewModel model,
      Wording words,
      MixPanes panes,
      PhotoInput input,
      Arrivals arrivals,
      FirstPaint paint) {
    this.model = model;
    this.words = words;
    this.panes = panes;
    this.input = input;
    this.arrivals = arrivals;
    this.paint = paint;
  }

  /** The cards in reading order. */
  List<PaneCard> all() {
    return List.of(
        photo(Side.A, MixPanes.Place.PHOTO_A),
        mixed(),
        photo(Side.B, MixPanes.Place.PHOTO_B),
        reconstruction(Side.A, MixPanes.Place.RECONSTRUCTION_A),
        error(),
        reconstruction(Side.B, MixPanes.Place.RECONSTRUCTION_B));
  }

  private PaneCard card(MixPanes.Place place, ObservableValue<String> title) {
    return new PaneCard(panes.pane(place), title, paint);
  }

  private PaneCard photo(Side side, MixPanes.Place place) {
    Button open =
        InspectorSection.tool(
            Feather.FOLDER, words.text("action.open." + side), () -> input.ask(side));
    open.setId("open-" + side);
    Button samples = InspectorSection.tool(Feather.IMAGE, words.text("samples"), () -> {});
    samples.setId("samples-" + side);
    samples.setOnAction(_ -> input.showSamples(samples, side));
    PaneCard card =
        card(place, words.text("pane.photo." + side))
            .name(
                words.follow(
                    () -> model.state().photo(side).map(MixPhoto::name).orElse(""),
                    model.stateProperty()),
                words.follow(() -> nameAndSize(side), model.stateProperty()))
            .trailing(new HBox(open, samples))
            .over(none(side), this::invitation);
    input.takeDrops(card, side);
    return card;
  }

  private String nameAndSize(Side side) {
    return model
        .state()
        .photo(side)
        .map(
            photo ->
                words.get(
                    "pane.photo.name",
                    photo.name(),
                    String.valueOf(photo.width()),
                    String.valueOf(photo.height())))
        .orElse("");
  }

  /** Whether there is no photograph, and none on its way. */
  private BooleanBinding none(Side side) {
    return Bindings.createBooleanBinding(
        () -> model.state().photo(side).isEmpty() && !arrivals.expectedProperty().get(),
        model.stateProperty(),
        arrivals.expectedProperty());
  }

  private Node invitation() {
    FontIcon icon = new FontIcon(Feather.IMAGE);
    icon.getStyleClass().add("invitation-icon");
    Label text = new Label();
    text.textProperty().bind(words.text("invitation.pane"));
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    VBox box = new VBox(icon, text);
    box.getStyleClass().add("pane-invitation");
    box.setAlignment(Pos.CENTER);
    box.setMouseTransparent(true);
    return box;
  }

  private PaneCard mixed() {
    Label chip = new Label();
    chip.setId("mixed-chip");
    chip.getStyleClass().add("badge");
    chip.textProperty().bind(words.follow(this::countFromB, model.stateProperty()));
    // The words about a cell need the room.
    chip.visibleProperty().bind(noCell());
    chip.managedProperty().bind(chip.visibleProperty());
    return card(MixPanes.Place.MIXED, words.text("pane.mixed"))
        .subtitle(
            words.follow(
                () ->
                    panes
                        .hover()
                        .cell()
                        .map(cell -> words.cell(cell, model.fromB(cell)))
                        .orElseGet(() -> words.get("pane.mixed.hint")),
                model.stateProperty(),
                panes.hover().cellProperty()))
        .remarkFirst(noCell().not())
        .trailing(chip)
        .over(waiting(model.mixedProperty()));
  }

  private BooleanBinding noCell() {
    return Bindings.createBooleanBinding(
        () -> panes.hover().cell().isEmpty(), panes.hover().cellProperty());
  }

  private String countFromB() {
    MixState state = model.state();
    int inMask = state.mask().count();
    int size = state.mask().size();
    int fromB = state.options().mixture() == Side.A ? inMask : size - inMask;
    return words.get("pane.mixed.chip", fromB, size);
  }

  private PaneCard reconstruction(Side side, MixPanes.Place place) {
    Label chip = new Label();
    chip.setId("psnr-" + side);
    chip.getStyleClass().add("badge");
    ObservableValue<String> psnr =
        words.follow(
            () -> model.standingFigures().map(f -> words.decibels(f.of(side).psnr())).orElse(""),
            model.figuresProperty(),
            model.busyProperty(),
            model.stateProperty());
    chip.textProperty().bind(psnr);
    chip.visibleProperty().bind(chip.textProperty().isNotEmpty().and(noCell()));
    chip.managedProperty().bind(chip.visibleProperty());
    Hint.on(
        chip,
        words.follow(
            () -> words.get(standard() ? "pane.psnr.why" : "experiment.outside.why"),
            model.stateProperty()));
    model
        .stateProperty()
        .map(state -> state.options().experiment().isStandard())
        .subscribe(
            standard -> {
              chip.getStyleClass().removeAll("accent", "warning");
              chip.getStyleClass().add(standard ? "accent" : "warning");
            });
    return card(place, words.text("pane.reconstruction." + side))
        .subtitle(
            words.follow(
                () -> reconstructionNote(side),
                model.resultProperty(),
                model.stateProperty(),
                panes.hover().cellProperty()))
        .remarkFirst(noCell().not())
        .trailing(chip)
        .over(waiting(model.resultProperty()));
  }

  private boolean standard() {
    return model.state().options().experiment().isStandard();
  }

  private String reconstructionNote(Side side) {
    Optional<Cell> cell = panes.hover().cell();
    Optional<MixResult> result = model.current();
    if (cell.isPresent() && result.isPresent()) {
      return cellNote(side, cell.get(), result.get());
    }
    if (!standard()) {
      return words.get("experiment.outside");
    }
    return words.get(model.state().options().pasteVisible() ? "pane.pasted" : "pane.predicted");
  }

  /** In place of a picture that is not there yet. */
  private Node waiting(ObservableValue<? extends Optional<?>> picture) {
    Label text = new Label();
    text.textProperty()
        .bind(
            words.follow(
                this::missing,
                model.modelProperty(),
                model.mixedProperty(),
                arrivals.expectedProperty()));
    text.getStyleClass().add("muted");
    text.setMouseTransparent(true);
    text.visibleProperty().bind(picture.map(Optional::isEmpty));
    return text;
  }

  private String missing() {
    if (model.mixedProperty().get().isEmpty()) {
      return arrivals.expectedProperty().get() ? "" : words.get("waiting.photographs");
    }
    return words.get(
        model.modelProperty().get().isEmpty() ? "waiting.model" : "waiting.reconstruction");
  }

  private String cellNote(Side side, Cell cell, MixResult result) {
    Prediction prediction = side == Side.A ? result.shown().a() : result.shown().b();
    if (!prediction.hidden().get(cell.row(), cell.column())) {
      return words.get("cell.visible");
    }
    RgbImage target = side == Side.A ? result.query().request().a() : result.query().request().b();
    CellFigures figures =
        ReconstructionMetrics.cell(
            prediction, target, result.query().rendering().colours(), cell.row(), cell.column());
    return words.get(
        "cell.figures", words.number(figures.mse(), 4), words.decibels(figures.psnr()));
  }

  private PaneCard error() {
    SegmentedButton sides = new SegmentedButton();
    sides.setToggleGroup(null);
    for (Side side : Side.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("error-" + side);
      button.textProperty().bind(words.text("side." + side));
      button.accessibleTextProperty().bind(words.text("pane.error.of." + side));
      button.getStyleClass().add("small");
      model
          .stateProperty()
          .subscribe(state -> button.setSelected(state.options().errorOf() == side));
      button.setOnAction(
          _ -> {
            model.changeOptions(o -> o.withErrorOf(side));
            button.setSelected(true);
          });
      sides.getButtons().add(button);
    }
    HBox scale = new ColourScale(model, words).node();
    return card(MixPanes.Place.ERROR, words.text("pane.error"))
        .subtitle(
            words.follow(
                () -> words.get("pane.error." + model.state().options().measure()),
                model.stateProperty()))
        .trailing(scale, sides)
        .over(waiting(model.resultProperty()));
  }
}
