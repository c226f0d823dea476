package org.mixmim.app.mix;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.shell.View;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.zoo.ModelTask;

/** Two photographs in, mixture and both reconstructions out. */
public final class MixView implements View {
  private final Texts texts;
  private final StackPane content = new StackPane();

  /**
   * Makes the view.
   *
   * @param workbench what the views share
   */
  public MixView(Workbench workbench) {
    texts = workbench.messages().of(MixView.class);
    Label invitation = new Label();
    invitation.textProperty().bind(texts.text("invitation"));
    invitation.getStyleClass().add("invitation");
    content.getChildren().add(invitation);
  }

  @Override
  public String id() {
    return "mix";
  }

  @Override
  public ObservableValue<String> title() {
    return texts.text("title");
  }

  @Override
  public Ikon icon() {
    return Feather.GRID;
  }

  @Override
  public Optional<ModelTask> modelTask() {
    return Optional.of(ModelTask.RECONSTRUCT);
  }

  @Override
  public Node content() {
    return content;
  }
}
