package org.mixmim.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mixmim.model.zoo.DownloadProgress;

/** Asks before something is fetched, and tells how far it is. */
final class DownloadDialogue {
  private final CommandContext context;

  DownloadDialogue(CommandContext context) {
    this.context = context;
  }

  /** Whether the user agrees; without a terminal only in advance. */
  boolean agreed(boolean inAdvance) {
    if (inAdvance || !context.terminal().interactive()) {
      return inAdvance;
    }
    context.terminal().err().print(context.texts().text("out.agree"));
    context.terminal().err().flush();
    try {
      String answer = Optional.ofNullable(context.terminal().in().readLine()).orElse("").strip();
      return answer.toLowerCase(Locale.ROOT).startsWith("y") || answer.startsWith("是");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line about a running download. */
  String line(DownloadProgress state) {
    CliTexts texts = context.texts();
    String total = state.total().isPresent() ? texts.bytes(state.total().getAsLong()) : "?";
    String rest =
        state.remaining().map(left -> texts.text("out.download-remaining", time(left))).orElse("");
    return texts.text("out.phase." + state.phase())
        + "  "
        + texts.bytes(state.bytes())
        + " / "
        + total
        + "  "
        + texts.bytes((long) state.bytesPerSecond())
        + "/s"
        + rest;
  }

  private static String time(Duration left) {
    return left.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
  }
}
