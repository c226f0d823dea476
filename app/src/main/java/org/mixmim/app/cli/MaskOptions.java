package org.mixmim.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskFiles;
import org.mixmim.model.mask.MaskPattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which cells of A are B's. */
final class MaskOptions {
  private static final double USUAL_RATIO = 0.5;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--mask-ratio", paramLabel = "R")
  private Optional<Double> ratio = Optional.empty();

  @Option(names = "--seed", paramLabel = "N")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--mask", paramLabel = "FILE")
  private Optional<Path> file = Optional.empty();

  /** Refuses what cannot be meant, before any work. */
  void check(CliTexts texts) {
    if (file.isPresent() && (ratio.isPresent() || seed.isPresent())) {
      throw new ParameterException(spec.commandLine(), texts.text("out.mask-or-ratio"));
    }
    if (ratio.isPresent() && !(ratio.get() >= 0 && ratio.get() <= 1)) {
      throw new ParameterException(
          spec.commandLine(), texts.text("out.ratio-range", ratio.get().toString()));
    }
  }

  /** The file that the mask is read from, if it is. */
  Optional<Path> file() {
    return file;
  }

  /** Whether any of these options was given. */
  boolean given() {
    return file.isPresent() || ratio.isPresent() || seed.isPresent();
  }

  /** The mask for a grid of cells. */
  ChosenMask choose(int grid) {
    if (file.isPresent()) {
      return new ChosenMask(
          MaskFiles.read(file.get(), grid, grid), OptionalLong.empty(), OptionalDouble.empty());
    }
    long number = seed.orElse(0L);
    double share = ratio.orElse(USUAL_RATIO);
    return new ChosenMask(
        new MaskPattern.Random(share, number).fill(grid, grid),
        OptionalLong.of(number),
        OptionalDouble.of(share));
  }

  /**
   * A mask.
   *
   * @param mask its cells
   * @param seed what it was drawn from, if it was drawn
   * @param ratio the share that was asked for then
   */
  record ChosenMask(CellMask mask, OptionalLong seed, OptionalDouble ratio) {}
}
