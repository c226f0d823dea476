package org.mixmim.app.mix;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.mixmim.app.text.Hint;
import org.mixmim.model.inference.Figures;
import org.mixmim.model.inference.TrainingLoss;

/** The inspector's table of figures. */
final class FiguresSection {
  private static final String UNKNOWN = "–";

  private final MixViewModel model;
  private final Wording words;
  private final GridPane table = new GridPane();

  FiguresSection(MixViewModel model, Wording words) {
    this.model = model;
    this.words = words;
  }

  InspectorSection node() {
    table.getStyleClass().add("figures");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    ColumnConstraints numbers = new ColumnConstraints();
    numbers.setHalignment(HPos.RIGHT);
    numbers.setMinWidth(56);
    table.getColumnConstraints().setAll(names, numbers, numbers);
    put(0, 1, words.text("side.A"), "muted");
    put(0, 2, words.text("side.B"), "muted");
    row(1, "figure.hidden", f -> String.valueOf(f.hiddenCells()));
    row(2, "figure.mse", number(Figures::mse, 4));
    row(3, "figure.psnr", number(Figures::psnr, 1));
    row(4, "figure.ssim", number(Figures::ssim, 3));
    put(5, 0, words.text("figure.loss"), "figure-name");
    put(
        5,
        2,
        words.follow(
            this::loss, model.resultProperty(), model.busyProperty(), model.stateProperty()),
        "figure");
    InspectorSection section = new InspectorSection(words.text("section.figures")).add(table);
    Hint.on(section, words.text("figure.why"));
    return section;
  }

  private Function<Figures, String> number(ToDoubleFunction<Figures> part, int digits) {
    return figures -> words.number(part.applyAsDouble(figures), digits);
  }

  private void row(int row, String key, Function<Figures, String> format) {
    put(row, 0, words.text(key), "figure-name");
    for (Side side : Side.values()) {
      put(
          row,
          side == Side.A ? 1 : 2,
          words.follow(
              () -> model.standingFigures().map(f -> format.apply(f.of(side))).orElse(UNKNOWN),
              model.figuresProperty(),
              model.busyProperty(),
              model.stateProperty()),
          "figure");
    }
  }

  private void put(int row, int column, ObservableValue<String> text, String style) {
    Label label = new Label();
    label.textProperty().bind(text);
    label.getStyleClass().add(style);
    table.add(label, column, row);
  }

  /** As the reference computes it, over both mixtures and against the target it was trained on. */
  private String loss() {
    Optional<TrainingLoss> loss = model.standing().flatMap(r -> r.reconstruction().loss());
    boolean normalised = model.modelProperty().get().filter(MixModel::normalisedPixels).isPresent();
    return loss.map(l -> words.number(normalised ? l.normalised() : l.plain(), 3)).orElse(UNKNOWN);
  }
}
