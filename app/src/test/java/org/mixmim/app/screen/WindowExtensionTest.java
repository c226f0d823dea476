package org.mixmim.app.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mixmim.app.screen.Screen.await;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
final class WindowExtensionTest {
  private final List<Boolean> onFx = new ArrayList<>();

  @Start
  void start(Stage stage) {
    stage.setScene(new Scene(new StackPane(new Label("words")), 300, 200));
    stage.show();
  }

  @Test
  void looksForNodesOnJavaFxsThread(FxRobot robot) {
    assertThat(robot.lookup(this::look).queryAs(Label.class).getText()).isEqualTo("words");
    robot.interact(() -> assertThat(robot.lookup(this::look).tryQuery()).isPresent());

    assertThat(onFx).isNotEmpty().containsOnly(true);
  }

  private boolean look(Node node) {
    onFx.add(Platform.isFxApplicationThread());
    return node instanceof Label;
  }

  @Test
  void looksAtWhatIsWaitedForThere() throws Exception {
    await(
        () -> {
          onFx.add(Platform.isFxApplicationThread());
          return onFx.size() == 3;
        });

    assertThat(onFx).containsExactly(true, true, true);
  }

  @Test
  void aLookThatFailsEndsTheWaiting() {
    assertThatThrownBy(
            () ->
                await(
                    () -> {
                      throw new IllegalStateException("nothing to see");
                    }))
        .hasStackTraceContaining("nothing to see");
  }
}
