package org.mixmim.app.shell;

import java.util.Map;
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
  /**
   * Keys that mean the same as an action's own: half of the world redoes with Y, and plus stands
   * beside the equals sign on many keyboards, and on the number pad.
   */
  private static final Map<KeyCombination, KeyCombination> MEANT =
      Map.of(
          keys("Shortcut+Y"), keys("Shortcut+Shift+Z"),
          keys("Shortcut+Equals"), keys("Shortcut+Plus"),
          keys("Shortcut+Shift+Equals"), keys("Shortcut+Plus"),
          keys("Shortcut+Add"), keys("Shortcut+Plus"),
          keys("Shortcut+Subtract"), keys("Shortcut+Minus"));

  /** Opens the shortcut sheet, too, wherever a keyboard has it. */
  static final String ASKING = "?";

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
    scene.addEventHandler(
        KeyEvent.KEY_TYPED,
        event -> {
          boolean typing = scene.getFocusOwner() instanceof TextInputControl;
          if (event.getCharacter().equals(ASKING) && !typing && !overlay.isOpen()) {
            ask(event);
          }
        });
  }

  private void ask(KeyEvent event) {
    registry.entries().stream()
        .map(ActionRegistry.Entry::action)
        .filter(action -> action.id().equals(ShellActions.SHORTCUTS))
        .findFirst()
        .ifPresent(
            sheet -> {
              event.consume();
              sheet.run();
            });
  }

  private Optional<Action> find(KeyEvent event) {
    return registry
        .of(event, navigation.current().id())
        .or(
            () ->
                MEANT.entrySet().stream()
                    .filter(other -> other.getKey().match(event))
                    .findFirst()
                    .flatMap(other -> find(other.getValue())));
  }

  private Optional<Action> find(KeyCombination meant) {
    return registry.entries().stream()
        .filter(entry -> entry.within(navigation.current().id()))
        .map(ActionRegistry.Entry::action)
        .filter(action -> action.keys().filter(meant::equals).isPresent())
        .findFirst();
  }

  private static KeyCombination keys(String combination) {
    return KeyCombination.valueOf(combination);
  }
}
