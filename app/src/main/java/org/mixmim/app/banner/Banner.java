package org.mixmim.app.banner;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/**
 * News that stays until it is read: what happened and why, what can be done, and the details for
 * who wants them.
 *
 * @param tone how it looks
 * @param sentence what happened and why
 * @param remedy what can be done, in words
 * @param buttons what can be done, at a click
 * @param details more, to unfold and copy
 */
public record Banner(
    Tone tone,
    ObservableValue<String> sentence,
    Optional<ObservableValue<String>> remedy,
    List<Button> buttons,
    Optional<String> details) {
  /** How serious it is. */
  public enum Tone {
    /** Good to know. */
    INFORMATION,
    /** It goes on, but not as asked. */
    WARNING,
    /** It did not work. */
    ERROR
  }

  /**
   * A remedy at hand.
   *
   * @param text what the button says
   * @param handler what it does, after which the banner goes away
   */
  public record Button(ObservableValue<String> text, Runnable handler) {}

  /** Copies the buttons. */
  public Banner {
    buttons = List.copyOf(buttons);
  }
}
