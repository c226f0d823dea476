package org.mixmim.app.cli;

import java.util.function.Supplier;
import org.mixmim.model.zoo.ModelLibrary;

/**
 * What every command needs.
 *
 * @param terminal where it writes
 * @param texts its words
 * @param library the models it may use; made when first asked for
 * @param problems how it says what went wrong with one file among many
 */
record CommandContext(
    Terminal terminal, CliTexts texts, Supplier<ModelLibrary> library, Problems problems) {
  /** Prints a result for people. */
  void say(String key, Object... arguments) {
    terminal.out().println(texts.text(key, Visible.arguments(arguments)));
  }

  /** Prints a remark that is not a result. */
  void remark(String key, Object... arguments) {
    terminal.err().println(texts.text(key, Visible.arguments(arguments)));
  }
}
