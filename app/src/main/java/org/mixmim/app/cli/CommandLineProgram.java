package org.mixmim.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixmim.model.engine.LibtorchChoice;
import org.mixmim.model.zoo.DataFolder;
import org.mixmim.model.zoo.ModelLibrary;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program without its window. Exit codes: 0 done, 1 a failure that was said, 2 a wrong use of
 * the command line.
 */
public final class CommandLineProgram {
  private final CommandContext context;

  /**
   * Makes the program.
   *
   * @param terminal where it writes
   * @param library the models it may use, asked for at most once a run
   */
  public CommandLineProgram(Terminal terminal, Supplier<ModelLibrary> library) {
    CliTexts texts = new CliTexts(terminal.locale());
    this.context = new CommandContext(terminal, texts, library, new Problems(terminal, texts));
  }

  /**
   * Runs one command in this process with its own streams and the user's models.
   *
   * @param arguments what was typed after the program's name
   * @return the exit code
   */
  public static int runInProcess(String... arguments) {
    CommandLineProgram program =
        new CommandLineProgram(Terminal.ofProcess(), ModelLibrary::standard);
    new LibtorchChoice(DataFolder.standard()).apply().ifPresent(program.context.problems()::warn);
    return program.run(arguments);
  }

  /**
   * Runs one command.
   *
   * @param arguments what was typed after the program's name
   * @return the exit code
   */
  public int run(String... arguments) {
    RootCommand root = new RootCommand(context);
    int exit = execute(root, arguments);
    Optional<IOException> lost = context.terminal().out().failure();
    lost.ifPresent(
        failure ->
            context.problems().report(new CliException(failure, "output.lost", reason(failure))));
    return exit == CommandLine.ExitCode.OK && lost.isPresent()
        ? CommandLine.ExitCode.SOFTWARE
        : exit;
  }

  private static String reason(IOException failure) {
    return Objects.toString(failure.getMessage(), failure.getClass().getSimpleName());
  }

  private int execute(RootCommand root, String... arguments) {
    CommandLine commandLine = commandLine(root);
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      // Picocli hands over exceptions only; memory can run out, and native code can be missing.
      context.problems().report(e);
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      commandLine.getOut().flush();
      commandLine.getErr().flush();
    }
  }

  /** The commands, for {@link #run} and for whoever wants to look at them. */
  CommandLine commandLine() {
    return commandLine(new RootCommand(context));
  }

  private CommandLine commandLine(RootCommand root) {
    CommandLine commandLine = new CommandLine(root);
    List.of(
            new ReconstructCommand(context),
            new ClassifyCommand(context),
            new FeaturesCommand(context),
            new TraceCommand(context),
            new InfoCommand(context),
            new DoctorCommand(context),
            new BenchCommand(context))
        .forEach(commandLine::addSubcommand);
    commandLine.addSubcommand(ModelsCommand.commandLine(context));
    commandLine.addSubcommand(GpuCommand.commandLine(context));
    commandLine.addSubcommand(new AutoComplete.GenerateCompletion());
    withHelp(commandLine);
    commandLine
        .setResourceBundle(context.texts().bundle())
        .setOut(writer(context.terminal().out()))
        .setErr(writer(context.terminal().err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (failure, _, _) -> {
              if (failure instanceof ParameterException wrongUse) {
                return usage(wrongUse);
              }
              context.problems().report(failure);
              return CommandLine.ExitCode.SOFTWARE;
            })
        .setParameterExceptionHandler((wrongUse, _) -> usage(wrongUse));
    return commandLine;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private static void withHelp(CommandLine commandLine) {
    commandLine.getCommandSpec().mixinStandardHelpOptions(true);
    commandLine.getCommandSpec().versionProvider(new ProgramVersion());
    commandLine.getSubcommands().values().forEach(CommandLineProgram::withHelp);
  }

  private int usage(ParameterException wrongUse) {
    StringBuilder sentence = new StringBuilder(wrongUse.getMessage());
    if (wrongUse instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        sentence
            .append(' ')
            .append(context.texts().text("out.did-you-mean", String.join(", ", suggestions)));
      }
    }
    context
        .problems()
        .usage(sentence.toString(), wrongUse.getCommandLine().getCommandSpec().qualifiedName(" "));
    return CommandLine.ExitCode.USAGE;
  }
}
