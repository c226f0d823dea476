package org.mixmim.app.models;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.text.Texts;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.problem.MixMimException;
import org.mixmim.model.zoo.ModelRemarks;

/** What a file holds, before anything of it is loaded, and whether to import it. */
final class ImportCard extends VBox {
  private static final double ROW = 26;
  private static final int ROWS_SHOWN = 8;
  private static final int MOST_HEADS = 256;

  /** Of the published decoders. */
  private static final int USUAL_HEADS = 16;

  private ImportProposal proposal;
  private final ModelsViewModel model;
  private final Texts texts;

  ImportCard(ImportProposal proposal, ModelsViewModel model, Texts texts) {
    this.proposal = proposal;
    this.model = model;
    this.texts = texts;
    getStyleClass().add("card");
    setId("models-import-card");
    setSpacing(12);
    Label title =
        new Label(texts.get("import.title", String.valueOf(proposal.file().getFileName())));
    title.getStyleClass().add("page-title");
    title.setWrapText(true);
    getChildren().add(title);
    verdict();
    if (proposal.asksForHeads()) {
      getChildren().add(headsLine());
    }
    if (proposal.asksForNormalisation()) {
      getChildren()
          .add(
              new NormalisationLine(
                  texts,
                  proposal.remarks().normalisedPixels().orElse(false),
                  on -> this.proposal = this.proposal.normalised(on)));
    }
    getChildren().add(buttons());
    getChildren().add(new FactGrid(ModelFacts.of(proposal, texts), texts));
    CheckpointAudit audit = proposal.audit();
    tensors("import.missing", audit.missing());
    tensors("import.surplus", audit.surplus());
    tensors(
        "import.misshapen",
        audit.misshapen().stream().map(CheckpointAudit.Misshapen::toString).toList());
  }

  private void verdict() {
    Optional<MixMimException> problem = proposal.audit().problem();
    Label sentence =
        new Label(
            problem
                .map(found -> found.describe(texts.locale()))
                .orElseGet(() -> texts.get("import.good")));
    FontIcon sign = new FontIcon(problem.isEmpty() ? Feather.CHECK_CIRCLE : Feather.ALERT_OCTAGON);
    sign.getStyleClass().add(problem.isEmpty() ? "here" : "bad");
    sentence.setGraphic(sign);
    sentence.setGraphicTextGap(8);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    getChildren().add(sentence);
    problem.ifPresent(
        found -> {
          Label remedy = new Label(found.remedy(texts.locale()));
          remedy.getStyleClass().add("muted");
          remedy.setWrapText(true);
          remedy.setMinHeight(USE_PREF_SIZE);
          getChildren().add(remedy);
        });
  }

  private HBox headsLine() {
    Spinner<Integer> heads =
        new Spinner<>(1, MOST_HEADS, proposal.remarks().decoderHeads().orElse(USUAL_HEADS));
    heads.setId("models-import-heads");
    heads.setEditable(true);
    heads.setPrefWidth(96);
    Label label = new Label(texts.get("import.heads"));
    label.setLabelFor(heads);
    Button again = new Button(texts.get("import.heads-apply"));
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(
        _ ->
            model.proposeImport(
                proposal.file(),
                new ModelRemarks(
                    OptionalInt.of(heads.getValue()), proposal.remarks().normalisedPixels()),
                proposal.use()));
    HBox line = new HBox(8, label, heads, again);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private HBox buttons() {
    Button yes = new Button(texts.get(proposal.use().isPresent() ? "import.use" : "import.yes"));
    yes.setId("models-import-yes");
    yes.getStyleClass().add("accent");
    yes.setDisable(!proposal.acceptable());
    yes.setOnAction(_ -> model.add(proposal));
    Button no = new Button(texts.get("import.no"));
    no.setId("models-question-no");
    no.setOnAction(_ -> model.decline());
    HBox buttons = new HBox(8, yes, no);
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }

  private void tensors(String key, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    Label title = new Label(texts.get(key, names.size()));
    title.getStyleClass().add("card-title");
    ListView<String> list = new ListView<>();
    list.getItems().setAll(names);
    list.setFixedCellSize(ROW);
    list.setPrefHeight(ROW * Math.min(names.size(), ROWS_SHOWN) + 4);
    list.setMinHeight(USE_PREF_SIZE);
    list.getStyleClass().add("exact-list");
    VBox.setVgrow(list, Priority.NEVER);
    getChildren().addAll(title, list);
  }
}
