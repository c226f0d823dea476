package org.mixmim.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.GpuSetup;
import org.mixmim.model.zoo.LibtorchPlan;

/** Says what enabling an NVIDIA card takes, and asks before anything is fetched. */
final class GpuCard extends VBox {
  private static final double WIDTH = 480;
  private static final double MEGABYTE = 1e6;

  private final GpuSetup setup;
  private final Texts texts;
  private final Label plan = new Label();
  private final Button fetch = new Button();
  private final Button folder = new Button();
  private final Button close = new Button();

  GpuCard(GpuSetup setup, Texts texts, String card, Runnable onClose) {
    this.setup = setup;
    this.texts = texts;
    getStyleClass().add("sheet");
    Label title = new Label(texts.get("gpu.title"));
    title.getStyleClass().add("sheet-title");
    Label why = new Label(card);
    for (Label label : new Label[] {why, plan}) {
      label.setWrapText(true);
      label.setPrefWidth(WIDTH);
      label.setMinHeight(USE_PREF_SIZE);
    }
    plan.setId("gpu-plan");
    plan.setText(texts.get("gpu.asking"));
    fetch.setId("gpu-fetch");
    fetch.setText(texts.get("gpu.fetch"));
    fetch.getStyleClass().add("accent");
    fetch.setDisable(true);
    folder.setId("gpu-folder");
    folder.setText(texts.get("gpu.use-folder"));
    folder.setOnAction(
        _ -> {
          onClose.run();
          setup.chooseFolder();
        });
    close.setText(texts.get("gpu.cancel"));
    close.setCancelButton(true);
    close.setOnAction(_ -> onClose.run());
    HBox buttons = new HBox(8, fetch, folder, close);
    getChildren().addAll(title, why, plan, buttons);
    setup.plan(
        known -> offer(known, onClose),
        problem ->
            plan.setText(problem.sentence(texts.locale()) + "\n" + problem.remedy(texts.locale())));
  }

  private void offer(LibtorchPlan known, Runnable onClose) {
    plan.setText(
        texts.get(
            "gpu.plan",
            known.site().toString(),
            String.format(texts.locale(), "%,.0f", known.bytes() / MEGABYTE),
            String.format(texts.locale(), "%,.0f", known.bytesHere() / MEGABYTE),
            known.folder().toString(),
            String.format(texts.locale(), "%,.0f", known.bytesFree() / MEGABYTE)));
    fetch.setDisable(false);
    fetch.setOnAction(
        _ -> {
          onClose.run();
          setup.fetch(known);
        });
  }

  Node focusTarget() {
    return close;
  }
}
