package org.mixmim.app.scroll;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.screen.WindowExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
final class ScrollAreaTest {
  @Start
  void open(Stage stage) {
    stage.setScene(new Scene(new ScrollArea(new Label("words")), 200, 100));
    stage.show();
  }

  @Test
  void keepsNoPictureOfItsContent(FxRobot robot) {
    for (Node node = robot.lookup("words").query(); node != null; node = node.getParent()) {
      assertThat(node.isCache()).as(node.toString()).isFalse();
    }
  }
}
