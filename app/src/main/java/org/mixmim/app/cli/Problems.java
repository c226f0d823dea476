package org.mixmim.app.cli;

import java.util.concurrent.CancellationException;
import org.mixmim.model.problem.MixMimException;

/** Says what went wrong in two lines: what happened, and what to do about it. */
final class Problems {
  private final Terminal terminal;
  private final CliTexts texts;
  private boolean where;

  Problems(Terminal terminal, CliTexts texts) {
    this.terminal = terminal;
    this.texts = texts;
  }

  /** From now on, shows where problems arose or does not. */
  void showWhere(boolean wanted) {
    where = wanted;
  }

  /** Prints a failure. */
  void report(Throwable failure) {
    switch (failure) {
      case MixMimException problem ->
          print(problem.describe(terminal.locale()), problem.remedy(terminal.locale()));
      case OutOfMemoryError _ -> print(texts.text("out.memory"), texts.text("out.memory.remedy"));
      case CancellationException _ ->
          print(texts.text("out.cancelled"), texts.text("out.cancelled.remedy"));
      default -> print(texts.text("out.unexpected", failure), texts.text("out.unexpected.remedy"));
    }
    trace(failure);
  }

  /** Prints what did not go as it should, though the command goes on. */
  void warn(MixMimException problem) {
    print("out.warning", problem.describe(terminal.locale()), problem.remedy(terminal.locale()));
    trace(problem);
  }

  private void trace(Throwable failure) {
    if (where) {
      failure.printStackTrace(terminal.err());
    }
  }

  /** Prints a wrong use of the command line. */
  void usage(String sentence, String command) {
    print(sentence, texts.text("out.see-help", command));
  }

  private void print(String sentence, String remedy) {
    print("out.error", sentence, remedy);
  }

  private void print(String key, String sentence, String remedy) {
    terminal.err().println(texts.text(key, Visible.text(sentence)));
    terminal.err().println(Visible.text(remedy));
  }
}
