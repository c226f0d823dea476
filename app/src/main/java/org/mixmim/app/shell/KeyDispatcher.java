package org.mixmim.app.shell;

import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.ActionRegistry;

/**
 * Hands key presses that no control has taken to the action they belong to. Single letters and
 * digits are left alone while text is typed.
 */
final class KeyDispatcher {
  // Half of the world redoes with this one.
  private static final KeyCombination OTHER_REDO = KeyCombination.valueOf("Shortcut+Y");

  private final ActionRegistry registry;
  private final Navigation navigation;

  KeyDispatcher(ActionRegistry registry, Navigation navigation) {
    this.registry = registry;
    this.navigation = navigation;
  }

  void listen(Scene scene, OverlayLayer overlay) {
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          // Esc is no text: it leaves presenter mode from within a field, too.
          boolean typing =
              scene.getFocusOwner() instanceof TextInputControl
                  && event.getCode() != KeyCode.ESCAPE;
          boolean plain =
              !event.isShortcutDown()
                  && !event.isAltDown()
                  && !event.isMetaDown()
                  && !event.getCode().isFunctionKey();
          if (plain && (typing || overlay.isOpen())) {
            return;
          }
          Optional<Action> action = find(event);
          action.ifPresent(
              found -> {
                event.consume();
                found.run();
              });
        });
  }

  private Optional<Action> find(KeyEvent event) {
    return registry
        .of(event, navigation.current().id())
        .or(() -> OTHER_REDO.match(event) ? registry.find(ShellActions.REDO) : Optional.empty());
  }
}
