package org.mixmim.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixmim.model.engine.LibtorchFolder;
import org.mixmim.model.zoo.DownloadSettings;
import org.mixmim.model.zoo.LibtorchDownload;
import org.mixmim.model.zoo.LibtorchPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the program use a libtorch for NVIDIA cards: an existing one, or one that it fetches. */
@Command(name = "install")
final class GpuInstallCommand implements Callable<Integer> {
  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(names = "--libtorch", paramLabel = "DIR")
  private Optional<Path> libtorch = Optional.empty();

  @Option(names = "--site", paramLabel = "URL")
  private URI site = LibtorchDownload.SITE;

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  GpuInstallCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!onTheWeb(site)) {
      throw new ParameterException(spec.commandLine(), context.texts().text("out.gpu.site", site));
    }
    LibtorchFolder folder = LibtorchFolder.check(libtorch.orElseGet(this::fetch));
    GpuCommand.choice(context).remember(folder);
    context.say("out.gpu.installed", folder.folder(), folder.version(), folder.flavour());
    if (!folder.flavour().equals(LibtorchFolder.CUDA)) {
      context.remark("out.gpu.processor-only");
    }
    return ExitCode.OK;
  }

  private static boolean onTheWeb(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
  }

  private Path fetch() {
    LibtorchFolder.requireBridge(LibtorchFolder.CUDA);
    DownloadDialogue dialogue = new DownloadDialogue(context);
    Path home = context.library().get().store().folder();
    try (LibtorchDownload download =
        new LibtorchDownload(site, home, DownloadSettings.standard())) {
      LibtorchPlan plan =
          download.plan(
              LibtorchFolder.bridgeVersion(), LibtorchFolder.CUDA, LibtorchFolder.classifier());
      context.remark(
          "out.gpu.plan",
          plan.site(),
          context.texts().bytes(plan.bytes()),
          plan.files().size(),
          context.texts().bytes(plan.bytesHere()),
          plan.folder(),
          context.texts().bytes(plan.bytesFree()));
      if (!dialogue.agreed(yes)) {
        throw new CliException(null, "download.not-agreed", plan.name());
      }
      try (Progress progress = new Progress(context.terminal(), true)) {
        return download.run(plan, state -> progress.show(dialogue.line(state)));
      }
    }
  }
}
