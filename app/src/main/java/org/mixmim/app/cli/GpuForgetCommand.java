package org.mixmim.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Goes back to the libtorch that comes with the program; what was fetched stays. */
@Command(name = "forget")
final class GpuForgetCommand implements Callable<Integer> {
  private final CommandContext context;

  GpuForgetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    GpuCommand.choice(context).forget();
    context.say("out.gpu.forgotten");
    return ExitCode.OK;
  }
}
