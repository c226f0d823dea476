package org.mixmim.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.NetworkTrace;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.inference.TrainingLoss;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskFiles;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes every named intermediate of one run, to compare with another implementation. */
@Command(name = "trace")
final class TraceCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private final ModelOptions model = new ModelOptions();

  @Option(names = "--input", required = true, paramLabel = "X.npy")
  private Path input;

  @Option(names = "--mask", paramLabel = "M.npy")
  private Optional<Path> mask = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private Path out;

  TraceCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path folder = OutputFile.prepareFolder(out);
    long[] shape = NpyFile.shape(input);
    try (LoadedModel loaded = model.open(context, Usual.RECONSTRUCTOR)) {
      checkShape(shape, loaded.info().config().imageSize());
      HostTensor x = NpyFile.read(input);
      int grid = loaded.info().config().grid();
      Optional<CellMask> cells = mask.map(file -> MaskFiles.read(file, grid, grid));
      NetworkTrace trace = loaded.trace(x, cells, RunControl.NONE);
      trace
          .tensors()
          .forEach((name, tensor) -> NpyFile.write(folder.resolve(name + ".npy"), tensor));
      trace.loss().ifPresent(loss -> write(folder, loss));
      Columns columns = new Columns();
      trace
          .tensors()
          .forEach((name, tensor) -> columns.row(name, TensorStack.shapeText(tensor.shape())));
      columns.lines().forEach(context.terminal().out()::println);
    }
    return ExitCode.OK;
  }

  private static void write(Path folder, TrainingLoss loss) {
    JsonObject losses = new JsonObject();
    losses.add("norm_pix_true", Json.number(loss.normalised()));
    losses.add("norm_pix_false", Json.number(loss.plain()));
    OutputFile.prepare(folder.resolve("loss.json")).writeLines(Stream.of(Json.page(losses)));
  }

  /** By the head of the file alone: a wrong one may be too large to be read. */
  private void checkShape(long[] shape, int side) {
    boolean fits =
        shape.length == 4 && shape[0] > 0 && shape[1] == 3 && shape[2] == side && shape[3] == side;
    if (!fits) {
      throw new CliException(null, "input.shape", input, Arrays.toString(shape), side);
    }
  }
}
