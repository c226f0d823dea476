package org.mixmim.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixmim.model.engine.LibtorchChoice;
import org.mixmim.model.engine.NvidiaCard;
import org.mixmim.model.engine.TorchEngine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Tells which cards there are and which libtorch is used; its verbs change that. */
@Command(name = "gpu")
final class GpuCommand implements Callable<Integer> {
  private final CommandContext context;

  private GpuCommand(CommandContext context) {
    this.context = context;
  }

  /** This command with its verbs. */
  static CommandLine commandLine(CommandContext context) {
    CommandLine commandLine = new CommandLine(new GpuCommand(context));
    commandLine.addSubcommand(new GpuInstallCommand(context));
    commandLine.addSubcommand(new GpuForgetCommand(context));
    return commandLine;
  }

  @Override
  public Integer call() {
    CliTexts texts = context.texts();
    Columns columns = new Columns();
    List<NvidiaCard> cards = TorchEngine.nvidiaCards();
    if (cards.isEmpty()) {
      columns.row(texts.text("out.gpu.card"), texts.text("out.gpu.no-card"));
    }
    cards.forEach(
        card ->
            columns.row(
                texts.text("out.gpu.card"),
                texts.text("out.gpu.card-found", card.name(), card.driver())));
    Optional<Path> chosen = choice(context).remembered();
    columns.row(
        texts.text("out.gpu.libtorch"),
        chosen.map(Path::toString).orElseGet(() -> texts.text("out.gpu.built-in")));
    columns.lines().forEach(context.terminal().out()::println);
    return ExitCode.OK;
  }

  /** The choice that the user's data folder keeps. */
  static LibtorchChoice choice(CommandContext context) {
    return new LibtorchChoice(context.library().get().store().folder());
  }
}
