package org.mixmim.model.kernel;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.engine.PassRecorder.Recording;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.kernel.KernelReport.Timing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation, computed by several kernels on the same random numbers. */
final class KernelTrial {
  private static final Logger LOG = LoggerFactory.getLogger(KernelTrial.class);

  /** What attention is called in reports; layers are called by their class. */
  static final String ATTENTION = "ATTENTION";

  private static final int ROUNDS = 7;
  private static final int RECORDED_CALLS = 20;
  private static final double FLOAT32_TOLERANCE = 1e-5;
  private static final double BFLOAT16_TOLERANCE = 2e-2;

  /** Another method has to be clearly faster than the plain one to be preferred. */
  private static final double CLEARLY = 0.97;

  private final String name;
  private final Operation operation;

  private KernelTrial(String name, Operation operation) {
    this.name = name;
    this.operation = operation;
  }

  /** Prepares an operation with some kernels; what is supplied is float32, closed by the caller. */
  @FunctionalInterface
  private interface Operation {
    Supplier<NDArray> on(TensorKernels kernels);
  }

  /**
   * Kernels to try.
   *
   * @param method what they are called in the report
   * @param precision they compute in
   * @param kernels empty if they are missing here
   */
  record Candidate(String method, Precision precision, Optional<TensorKernels> kernels) {}

  /** A layer of that class, with what is usually fused into it. */
  static KernelTrial ofLayer(NDManager scope, LayerClass layer) {
    int rows = layer.rows().typical();
    long in = (long) layer.rows().width() * layer.form().in();
    long out = (long) layer.rows().width() * layer.form().out();
    NDArray weight = scope.randomNormal(new Shape(out, in));
    NDArray bias = scope.randomNormal(new Shape(out));
    NDArray input = scope.randomNormal(new Shape(1, rows, in));
    NDArray residual = scope.randomNormal(new Shape(1, rows, out));
    NDArray zero = scope.zeros(new Shape(1));
    return new KernelTrial(
        layer.toString(),
        kernels -> {
          LinearLayer linear = kernels.linear(weight, Optional.of(bias), rows);
          return switch (layer.form()) {
            case KEEP -> () -> linear.apply(input);
            case NARROW -> () -> linear.applyAdd(input, residual);
            case WIDEN -> () -> widened(zero, linear.applyGelu(input));
          };
        });
  }

  /**
   * Attention as in the second stage with half of the cells masked: four windows of two runs, or
   * whole windows where the network computes those.
   */
  static KernelTrial ofAttention(NDManager scope) {
    return Device.isCard(scope) ? ofAttentionInWindows(scope) : ofAttentionInRuns(scope);
  }

  private static KernelTrial ofAttentionInWindows(NDManager scope) {
    int heads = 8;
    NDArray input = scope.randomNormal(new Shape(4, 196, 3L * heads * 32));
    NDArray bias = scope.randomNormal(new Shape(4, heads, 196, 196));
    NDArray zero = scope.zeros(new Shape(1));
    return new KernelTrial(
        ATTENTION,
        kernels -> {
          NDArray prepared = kernels.attentionBias(bias.duplicate());
          TokenGroups windows = new TokenGroups.Windows(196, Optional.of(prepared));
          return () -> widened(zero, kernels.attention(input, heads, windows));
        });
  }

  private static KernelTrial ofAttentionInRuns(NDManager scope) {
    int heads = 8;
    List<Integer> lengths = Collections.nCopies(8, 98);
    NDArray input = scope.randomNormal(new Shape(1, 8 * 98, 3L * heads * 32));
    NDArray bias = scope.randomNormal(new Shape(heads, 8 * 98 * 98));
    NDArray zero = scope.zeros(new Shape(1));
    return new KernelTrial(
        ATTENTION,
        kernels -> {
          NDArray prepared = kernels.attentionBias(bias.duplicate());
          TokenGroups runs = new TokenGroups.Runs(lengths, prepared);
          return () -> widened(zero, kernels.attention(input, heads, runs));
        });
  }

  private static NDArray widened(NDArray zero, NDArray inner) {
    try (inner) {
      return zero.add(inner);
    }
  }

  /** A candidate that computes, and how far its result is from the plain one's. */
  private record Runner(Candidate candidate, Supplier<NDArray> call, double error) {
    boolean isRight() {
      return KernelTrial.isRight(error, candidate.precision());
    }
  }

  /**
   * Compares and times the candidates; of each precision the fastest right one is chosen.
   *
   * @param candidates to try
   * @param recorder of the device, if passes will be recorded
   */
  List<Timing> run(List<Candidate> candidates, Optional<PassRecorder> recorder) {
    Map<Candidate, Runner> runners = new HashMap<>();
    try (NDArray expected = operation.on(new NdArrayKernels()).get()) {
      for (Candidate candidate : candidates) {
        runner(candidate, expected).ifPresent(runner -> runners.put(candidate, runner));
      }
    }
    Map<Candidate, Double> times = shortest(runners, recorder);
    List<Timing> timings = new ArrayList<>();
    for (Candidate candidate : candidates) {
      timings.add(
          new Timing(
              name,
              candidate.method(),
              candidate.precision(),
              Optional.ofNullable(times.get(candidate)),
              Optional.ofNullable(runners.get(candidate)).map(Runner::error),
              best(candidate.precision(), runners, times).equals(Optional.of(candidate))));
    }
    return timings;
  }

  private Optional<Runner> runner(Candidate candidate, NDArray expected) {
    if (candidate.kernels().isEmpty()) {
      return Optional.empty();
    }
    try {
      Supplier<NDArray> call = operation.on(candidate.kernels().get());
      try (NDArray result = call.get()) {
        return Optional.of(new Runner(candidate, call, relativeError(result, expected)));
      }
    } catch (EngineException failure) {
      LOG.debug("{} by {} fails here", name, candidate.method(), failure);
      return Optional.empty();
    }
  }

  /** Whether a relative error is no more than rounding. */
  static boolean isRight(double error, Precision precision) {
    return error
        < switch (precision) {
          case FLOAT32 -> FLOAT32_TOLERANCE;
          case BFLOAT16 -> BFLOAT16_TOLERANCE;
        };
  }

  /** The root of the mean squared difference, relative to that of the expected numbers. */
  static double relativeError(NDArray result, NDArray expected) {
    float[] got = result.toFloatArray();
    float[] wanted = expected.toFloatArray();
    double squares = 0;
    double scale = 0;
    for (int i = 0; i < wanted.length; i++) {
      squares += Math.pow((double) got[i] - wanted[i], 2);
      scale += Math.pow(wanted[i], 2);
    }
    double error = squares == 0 ? 0 : Math.sqrt(squares / scale);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /**
   * Milliseconds a call: the shortest of several, because whatever else the machine does can only
   * lengthen one, and in turns, so that it disturbs all alike. Calls that are recorded cost what
   * the device computes; single ones, mostly their way to it, so all are recorded or none.
   */
  private static Map<Candidate, Double> shortest(
      Map<Candidate, Runner> runners, Optional<PassRecorder> recorder) {
    Map<Candidate, Double> times = new HashMap<>();
    Map<Candidate, Recording> recordings = new HashMap<>();
    try {
      runners.forEach(
          (candidate, runner) ->
              recorder
                  .flatMap(device -> device.record(() -> severalTimes(runner.call())))
                  .ifPresent(recording -> recordings.put(candidate, recording)));
      boolean recorded = recordings.size() == runners.size();
      for (int round = 0; round < ROUNDS; round++) {
        runners.forEach(
            (candidate, runner) -> {
              double milliseconds =
                  recorded
                      ? milliseconds(recordings.get(candidate)) / RECORDED_CALLS
                      : milliseconds(runner.call());
              times.merge(candidate, milliseconds, Math::min);
            });
      }
    } finally {
      recordings.values().forEach(Recording::close);
    }
    return times;
  }

  private static double milliseconds(@Nullable Recording recording) {
    long start = System.nanoTime();
    finish(Objects.requireNonNull(recording).replay());
    return (System.nanoTime() - start) / 1e6;
  }

  private static double milliseconds(Supplier<NDArray> call) {
    long start = System.nanoTime();
    try (NDArray result = call.get()) {
      finish(result);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static NDArray severalTimes(Supplier<NDArray> call) {
    for (int i = 1; i < RECORDED_CALLS; i++) {
      call.get().close();
    }
    return call.get();
  }

  /** A card computes while the program goes on: only reading a number waits for it. */
  private static void finish(NDArray result) {
    if (Device.isCard(result.getManager())) {
      try (NDArray sum = result.sum()) {
        sum.toFloatArray();
      }
    }
  }

  private static Optional<Candidate> best(
      Precision precision, Map<Candidate, Runner> runners, Map<Candidate, Double> times) {
    return runners.values().stream()
        .filter(runner -> runner.candidate().precision() == precision && runner.isRight())
        .map(Runner::candidate)
        .min(
            Comparator.comparingDouble(
                candidate ->
                    times.getOrDefault(candidate, Double.POSITIVE_INFINITY)
                        * (candidate.method().equals("PLAIN") ? CLEARLY : 1)));
  }
}
