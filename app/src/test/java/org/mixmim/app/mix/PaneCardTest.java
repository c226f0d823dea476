package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.screen.Screen.await;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.pixels.CellHover;
import org.mixmim.app.pixels.PaneCamera;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.task.FirstPaint;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // open() runs before every test.
final class PaneCardTest {
  private Label chip;
  private PaneCard card;

  @Start
  void open(Stage stage) {
    chip = new Label("13.4 dB");
    card =
        new PaneCard(
                new PixelPane(new PaneCamera(), new CellHover()),
                new SimpleStringProperty("Reconstruction of A"),
                new FirstPaint())
            .subtitle(new SimpleStringProperty("visible pasted"))
            .trailing(chip);
    stage.setScene(new Scene(new HBox(card), 600, 200));
    stage.show();
  }

  private void width(FxRobot robot, double width) throws Exception {
    robot.interact(
        () -> {
          card.setMinWidth(width);
          card.setMaxWidth(width);
        });
    await(() -> chip.getParent() != null && card.getWidth() == width);
  }

  private double right(Node node) {
    return card.sceneToLocal(node.localToScene(node.getLayoutBounds())).getMaxX();
  }

  @Test
  void whatStandsAtTheRightStaysWithinANarrowCard(FxRobot robot) throws Exception {
    width(robot, 150);

    assertThat(right(chip)).isLessThanOrEqualTo(150);
    assertThat(chip.isTextTruncated()).isFalse();
    Label name = robot.lookup(".card-title").queryAs(Label.class);
    assertThat(name.isTextTruncated()).isTrue();
    assertThat(name.getAccessibleHelp()).isEqualTo("Reconstruction of A");
  }

  @Test
  void theRemarkGivesWayBeforeTheName(FxRobot robot) throws Exception {
    width(robot, 230);

    assertThat(robot.lookup(".pane-subtitle").queryAs(Label.class).isTextTruncated()).isTrue();
    assertThat(robot.lookup(".card-title").queryAs(Label.class).isTextTruncated()).isFalse();
  }
}
