package org.mixmim.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.mixmim.app.export.Provenance;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.problem.MixMimException;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelRemarks;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a model file holds, or how an exported figure came about. */
@Command(name = "info")
final class InfoCommand implements Callable<Integer> {
  private static final Pattern FIGURE = Pattern.compile(".*\\.(png|svg|pdf|gif|npz)");

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FILE")
  private String file = "";

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--summary")
  private boolean summary;

  @Option(names = "--decoder-heads", paramLabel = "H")
  private Optional<Integer> decoderHeads = Optional.empty();

  InfoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Optional<Path> figure = figure();
    return figure.isPresent() ? figure(figure.get()) : model();
  }

  private Optional<Path> figure() {
    try {
      return Optional.of(Path.of(file))
          .filter(_ -> FIGURE.matcher(file.toLowerCase(Locale.ROOT)).matches())
          .filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private int figure(Path path) {
    ProvenanceReport report = new ProvenanceReport(Provenance.require(path));
    if (json) {
      context.terminal().out().println(Json.page(report.json()));
    } else {
      report.lines(context.texts()).forEach(context.terminal().out()::println);
    }
    return ExitCode.OK;
  }

  private int model() {
    ModelLibrary library = context.library().get();
    ModelRemarks remarks = library.remarks(file);
    ConfigHints hints =
        ConfigHints.NONE
            .withDecoderHeads(remarks.decoderHeads())
            .withDecoderHeads(decoderHeads.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    try (Checkpoint checkpoint = library.open(file)) {
      CheckpointAudit audit = CheckpointAudit.of(checkpoint, hints);
      // In the order in which a model is opened: what was noted at its import, then its file.
      Optional<Boolean> normalised = remarks.normalisedPixels().or(audit::normalisedPixels);
      if (json) {
        context
            .terminal()
            .out()
            .println(Json.page(AuditJson.of(audit, normalised, checkpoint, !summary)));
      } else {
        AuditReport report = new AuditReport(audit, normalised, context.texts());
        report.summary().forEach(context.terminal().out()::println);
        if (!summary) {
          report.tensors(checkpoint).forEach(context.terminal().out()::println);
        }
      }
      audit.problem().ifPresent(problem -> context.problems().report(problem));
      return audit.problem().map(InfoCommand::isHarmless).orElse(true)
          ? ExitCode.OK
          : ExitCode.SOFTWARE;
    }
  }

  /** A file that leaves something to be said is no broken file. */
  private static boolean isHarmless(MixMimException problem) {
    return problem.key().equals("config.decoder-heads-unknown");
  }
}
