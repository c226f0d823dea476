package org.mixmim.app.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ActionRegistryTest {
  private final ActionRegistry registry = new ActionRegistry();

  private static Action action(String id, String keys) {
    return Action.of(id, Action.Group.EDIT, new SimpleStringProperty(id), () -> {}).withKeys(keys);
  }

  private static KeyEvent press(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }

  private Optional<String> found(KeyCode code, String view) {
    return registry.of(press(code), view).map(Action::id);
  }

  @Test
  void oneKeyMayMeanAnotherThingInAnotherView() {
    registry.addView("mix", List.of(action("mix.swap", "X")));
    registry.addView("classify", List.of(action("classify.crop", "X")));
    registry.addGlobal(List.of(action("help", "F1")));
    assertThat(found(KeyCode.X, "mix")).contains("mix.swap");
    assertThat(found(KeyCode.X, "classify")).contains("classify.crop");
    assertThat(found(KeyCode.X, "models")).isEmpty();
    assertThat(found(KeyCode.F1, "models")).contains("help");
  }

  @Test
  void twoActionsCannotShareAnIdOrAKey() {
    registry.addView("mix", List.of(action("mix.swap", "X")));
    assertThatThrownBy(() -> registry.addView("mix", List.of(action("mix.swap", "Y"))))
        .hasMessageContaining("mix.swap");
    assertThatThrownBy(() -> registry.addView("mix", List.of(action("mix.other", "X"))))
        .hasMessageContaining("mix.other");
    assertThatThrownBy(() -> registry.addGlobal(List.of(action("global", "X"))))
        .hasMessageContaining("global");
  }

  @Test
  void aDisabledActionDoesNothing() {
    SimpleBooleanProperty flipped = new SimpleBooleanProperty();
    SimpleBooleanProperty possible = new SimpleBooleanProperty(false);
    Action toggle =
        Action.toggling("a", Action.Group.VIEW, new SimpleStringProperty("a"), flipped)
            .enabledWhen(possible);
    toggle.run();
    assertThat(flipped.get()).isFalse();
    possible.set(true);
    toggle.run();
    assertThat(flipped.get()).isTrue();
  }
}
