package org.mixmim.app.cli;

import java.util.concurrent.Callable;
import org.mixmim.model.zoo.DownloadPlan;
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
    DownloadDialogue dialogue = new DownloadDialogue(context);
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
      if (!dialogue.agreed(yes)) {
        throw new CliException(null, "download.not-agreed", name);
      }
      StoredModel stored;
      try (Progress progress = new Progress(context.terminal(), true)) {
        stored = downloader.prepare(plan, state -> progress.show(dialogue.line(state))).run();
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
}
