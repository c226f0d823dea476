package org.mixmim.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixmim.model.zoo.DownloadPlan;
import org.mixmim.model.zoo.DownloadProgress;
import org.mixmim.model.zoo.DownloadSettings;
import org.mixmim.model.zoo.Downloader;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a published model, after its size was agreed to. */
@Command(name = "download")
final class ModelsDownloadCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "NAME")
  private String name;

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  ModelsDownloadCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ModelLibrary library = context.library().get();
    ModelCard card = ModelNaming.card(library, name);
    try (Downloader downloader = new Downloader(library.store(), DownloadSettings.standard())) {
      DownloadPlan plan = downloader.plan(card);
      context.remark(
          "out.download-plan",
          plan.address(),
          size(plan),
          context.texts().bytes(plan.bytesHere()),
          plan.folder(),
          card.licence(),
          context.texts().bytes(plan.bytesFree()));
      if (!agreed()) {
        throw new CliException(null, "download.not-agreed", name);
      }
      StoredModel stored;
      try (Progress progress = new Progress(context.terminal(), true)) {
        stored = downloader.prepare(plan, state -> progress.show(line(state))).run();
      }
      context.say("out.downloaded", stored.name(), stored.file(), stored.sha256());
    }
    return ExitCode.OK;
  }

  private String size(DownloadPlan plan) {
    return plan.bytes().isPresent()
        ? context.texts().bytes(plan.bytes().getAsLong())
        : context.texts().text("out.size-unknown");
  }

  private boolean agreed() {
    if (yes || !context.terminal().interactive()) {
      return yes;
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

  private String line(DownloadProgress state) {
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
