package org.mixmim.model.bench;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntConsumer;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.inference.KernelSelection;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.ModelInfo;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;
import org.mixmim.model.tensor.HostTensor;

/**
 * Measures a model on random images. This program, the other implementation and the matrix peak
 * take turns, so that whatever else the machine does disturbs all alike; only their ratios mean
 * something on a busy machine.
 */
public final class Bench {
  private static final int WARM_UP = 3;
  private static final int EDITS = 40;
  private static final double MEGABYTE = 1 << 20;

  private final LoadedModel model;
  private final LoadOptions options;
  private final BenchSettings settings;
  private final HostTensor input;
  private final CellMask mask;

  /**
   * Prepares a measurement.
   *
   * @param model stays open, belongs to the caller
   * @param options it was opened with
   * @param settings how to measure
   */
  public Bench(LoadedModel model, LoadOptions options, BenchSettings settings) {
    this.model = model;
    this.options = options;
    this.settings = settings;
    MixMimConfig config = model.info().config();
    this.input = noise(settings.batch(), config.imageSize());
    this.mask = new MaskPattern.Random(0.5, 3).fill(config.grid(), config.grid());
  }

  static HostTensor noise(int images, int side) {
    Random random = new Random(1);
    float[] values = new float[images * 3 * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return HostTensor.of(values, images, 3, side, side);
  }

  /**
   * Measures.
   *
   * @param progress told of rounds done, warm-up included, from 1
   * @return the result
   * @throws BenchException if the other implementation cannot be run or computes another shape, or
   *     the device has no memory left for a matrix product
   * @throws org.mixmim.model.inference.InferenceException if the model cannot do the task
   */
  public BenchResult run(IntConsumer progress) {
    for (int i = 0; i < WARM_UP; i++) {
      ours();
    }
    OptionalDouble resident = residentMegabytes();
    Optional<TracedPeer> peer = settings.against().map(this::peer);
    try (MatrixPeak peak =
        new MatrixPeak(options.device(), KernelSelection.report(options.device()).float32())) {
      Rounds rounds = rounds(peer, peak, progress);
      ModelInfo info = model.info();
      return new BenchResult(
          settings,
          info.name(),
          options.device().toString(),
          options.precision(),
          TorchEngine.processor(options.device()),
          TorchEngine.threads(),
          timing(rounds.ours),
          rounds.peer(),
          gigaflop(info.config(), info.macs()),
          peak.best(),
          resident,
          info.parameters() * 4 / MEGABYTE,
          settings.task() == BenchTask.PAIR
              ? Optional.of(new LivePainting(model).measure(EDITS))
              : Optional.empty());
    } catch (EngineException failure) {
      // The matrix product needs memory beside the model's.
      String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
      throw new BenchException(failure, "bench.device-fails", options.device(), reason);
    } finally {
      peer.ifPresent(TracedPeer::close);
    }
  }

  private TracedPeer peer(Path file) {
    Optional<HostTensor> taken =
        settings.task() == BenchTask.PAIR ? Optional.of(maskTensor()) : Optional.empty();
    return new TracedPeer(file, options.device(), input, taken);
  }

  private HostTensor maskTensor() {
    float[] cells = new float[mask.rows() * mask.columns()];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = mask.get(cell / mask.columns(), cell % mask.columns()) ? 1 : 0;
    }
    return HostTensor.of(cells, mask.rows(), mask.columns());
  }

  private Rounds rounds(Optional<TracedPeer> peer, MatrixPeak peak, IntConsumer progress) {
    Rounds rounds = new Rounds();
    for (int round = -WARM_UP; round < settings.rounds(); round++) {
      peak.measure();
      long start = System.nanoTime();
      HostTensor own = ours();
      double milliseconds = since(start);
      Optional<TracedPeer.Answer> other = peer.map(TracedPeer::run);
      if (round >= 0) {
        rounds.add(milliseconds, own, other);
      }
      progress.accept(round + WARM_UP + 1);
    }
    return rounds;
  }

  private HostTensor ours() {
    return switch (settings.task()) {
      case PAIR -> model.reconstructor().predict(input, mask, RunControl.NONE);
      case CLASSIFY -> model.classifier().logits(input, RunControl.NONE);
    };
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  static BenchResult.Timing timing(List<Double> milliseconds) {
    List<Double> sorted = milliseconds.stream().sorted().toList();
    return new BenchResult.Timing(sorted.get(sorted.size() / 2), sorted.getFirst());
  }

  /** Multiplications and additions of one call; masked attention is counted as if it were whole. */
  private double gigaflop(MixMimConfig config, long encoder) {
    double macs = (double) encoder * settings.batch();
    if (settings.task() == BenchTask.PAIR && config.decoder().isPresent()) {
      macs += settings.batch() * decoderMacs(config, config.decoder().get());
    }
    return 2 * macs / 1e9;
  }

  /** Of one image's two streams. */
  private static double decoderMacs(MixMimConfig config, DecoderConfig decoder) {
    double cells = (double) config.side(STAGES - 1) * config.side(STAGES - 1);
    double width = decoder.width();
    double block = width * (12 * width + 2 * cells);
    double prediction = width * 3 * config.cellSize() * config.cellSize();
    return cells * (config.featureWidth() * width + 2 * (decoder.depth() * block + prediction));
  }

  private static OptionalDouble residentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalDouble.empty();
    }
  }

  /** What the rounds brought. */
  private static final class Rounds {
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> others = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private double largestError;

    void add(double milliseconds, HostTensor own, Optional<TracedPeer.Answer> other) {
      ours.add(milliseconds);
      other.ifPresent(
          answer -> {
            others.add(answer.milliseconds());
            ratios.add(milliseconds / answer.milliseconds());
            largestError = Math.max(largestError, largestError(own, answer.output()));
          });
    }

    private static double largestError(HostTensor own, HostTensor other) {
      if (!Arrays.equals(own.shape(), other.shape())) {
        throw new BenchException(
            null,
            "bench.other-shape",
            Arrays.toString(other.shape()),
            Arrays.toString(own.shape()));
      }
      double largest = 0;
      for (int i = 0; i < own.length(); i++) {
        double error = Math.abs((double) own.at(i) - other.at(i));
        largest = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(largest, error);
      }
      return largest;
    }

    Optional<BenchResult.Peer> peer() {
      return others.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new BenchResult.Peer(timing(others), timing(ratios).median(), largestError));
    }
  }
}
