package org.mixmim.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.screen.WindowExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class HistoryStripTest {
  private final HistoryLog<String> log = new HistoryLog<>(String::equals, String::equals);
  private HistoryStrip<String> strip;

  @Start
  void start(Stage stage) {
    strip =
        new HistoryStrip<>(
            log,
            new HistoryStrip.Script<>(
                SimpleStringProperty::new, SimpleStringProperty::new, _ -> {}, _ -> {}));
    stage.setScene(new Scene(strip, 400, 80));
    stage.show();
  }

  /** Or else JavaFX draws the whole window in the frame after the next. */
  @Test
  void anEntryIsStyledBeforeTheNextFrame(FxRobot robot) {
    robot.interact(
        () -> {
          log.settle("first", List.of(PixelFrame.ofOpaque(1, 1, new int[] {0xff808080})));
          assertThat(strip.lookupAll(".history-entry"))
              .singleElement()
              .isInstanceOfSatisfying(
                  Button.class, entry -> assertThat(entry.getSkin()).isNotNull());
          assertThat(strip.lookupAll(".history-caption"))
              .singleElement()
              .isInstanceOfSatisfying(
                  Label.class, caption -> assertThat(caption.getSkin()).isNotNull());
        });
  }
}
