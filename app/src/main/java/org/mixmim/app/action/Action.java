package org.mixmim.app.action;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/**
 * Something a user can ask for, wherever it is shown: menu, palette, shortcut sheet, button.
 *
 * @param id a stable name, for example {@code mix.swap}
 * @param group the menu it stands in
 * @param text what it is called, following the language
 * @param icon its sign, where it has one
 * @param keys its shortcut, where it has one; one without Ctrl, Alt or Meta does not fire while
 *     text is typed
 * @param enabled whether it can be done now
 * @param toggle the switch it flips, where it is a switch
 * @param handler what it does, on the JavaFX thread
 */
public record Action(
    String id,
    Group group,
    ObservableValue<String> text,
    Optional<Ikon> icon,
    Optional<KeyCombination> keys,
    ObservableBooleanValue enabled,
    Optional<BooleanProperty> toggle,
    Runnable handler) {
  /** The menus, in their order. */
  public enum Group {
    /** Opening and saving. */
    FILE,
    /** Undo, redo, copy, paste. */
    EDIT,
    /** What is shown and how. */
    VIEW,
    /** What is done with the pictures and the mask. */
    PICTURE,
    /** Models and devices. */
    MODEL,
    /** Results leaving the program. */
    EXPORT,
    /** Language, theme and the like. */
    SETTINGS,
    /** Keys, licences, version. */
    HELP
  }

  /**
   * An action that is always enabled and has no shortcut.
   *
   * @param id a stable name
   * @param group the menu it stands in
   * @param text what it is called
   * @param handler what it does
   * @return the action
   */
  public static Action of(String id, Group group, ObservableValue<String> text, Runnable handler) {
    return new Action(
        id,
        group,
        text,
        Optional.empty(),
        Optional.empty(),
        new ReadOnlyBooleanWrapper(true),
        Optional.empty(),
        handler);
  }

  /**
   * A switch.
   *
   * @param id a stable name
   * @param group the menu it stands in
   * @param text what it is called
   * @param flipped what it flips
   * @return the action
   */
  public static Action toggling(
      String id, Group group, ObservableValue<String> text, BooleanProperty flipped) {
    return new Action(
        id,
        group,
        text,
        Optional.empty(),
        Optional.empty(),
        new ReadOnlyBooleanWrapper(true),
        Optional.of(flipped),
        () -> flipped.set(!flipped.get()));
  }

  /**
   * The action with a sign.
   *
   * @param sign the sign
   * @return a copy
   */
  public Action withIcon(Ikon sign) {
    return new Action(id, group, text, Optional.of(sign), keys, enabled, toggle, handler);
  }

  /**
   * The action with a shortcut.
   *
   * @param combination as {@link KeyCombination#valueOf} reads it, for example {@code Shortcut+K}
   * @return a copy
   */
  public Action withKeys(String combination) {
    return new Action(
        id,
        group,
        text,
        icon,
        Optional.of(KeyCombination.valueOf(combination)),
        enabled,
        toggle,
        handler);
  }

  /**
   * The action, possible only at times.
   *
   * @param condition when it can be done
   * @return a copy
   */
  public Action enabledWhen(ObservableBooleanValue condition) {
    return new Action(id, group, text, icon, keys, condition, toggle, handler);
  }

  /** Does it, if it is enabled. */
  public void run() {
    if (enabled.get()) {
      handler.run();
    }
  }
}
