package org.mixmim.model.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mixmim.model.engine.Precision;

/**
 * What the kernels were found to do on a device.
 *
 * @param machine on which this holds
 * @param float32 what computes in float32
 * @param bfloat16 what computes in bfloat16, present where that is faster
 * @param recorded whether passes can be recorded on the device, which is then how they run
 * @param timings of everything that was tried
 * @param problem why plain kernels are used although faster ones might work, if so
 */
public record KernelReport(
    Machine machine,
    KernelChoice float32,
    Optional<NarrowOffer> bfloat16,
    boolean recorded,
    List<Timing> timings,
    Optional<KernelException> problem) {
  /** Copies the list. */
  public KernelReport {
    timings = List.copyOf(timings);
  }

  /**
   * What must be the same for a report to hold.
   *
   * @param device as the program calls it
   * @param processor name of what computes there
   * @param library version of libtorch
   * @param threads that one operation uses
   */
  public record Machine(String device, String processor, String library, int threads) {}

  /**
   * The offer of a narrower number format.
   *
   * @param choice what computes in it
   * @param speedup time of the float32 kernels over time of these, above 1
   * @param error root of the mean squared difference from plain float32, relative to the root of
   *     the mean square of the result, of the worst operation
   */
  public record NarrowOffer(KernelChoice choice, double speedup, double error) {}

  /**
   * One way of computing one operation.
   *
   * @param operation for example {@code MOST-WIDEN}
   * @param method for example {@code ONEDNN}
   * @param precision it computes in
   * @param milliseconds a call takes at best on one thread; empty if the operation is missing here
   * @param error as of {@link NarrowOffer#error}; empty likewise
   * @param chosen whether it is used
   */
  public record Timing(
      String operation,
      String method,
      Precision precision,
      Optional<Double> milliseconds,
      Optional<Double> error,
      boolean chosen) {}

  /** bfloat16 costs exactness, so it is offered only where the time it saves can be felt. */
  private static final double WORTHWHILE = 0.9;

  /** A report of plain kernels, because nothing could be measured. */
  static KernelReport plain(Machine machine, KernelException problem) {
    return new KernelReport(
        machine, KernelChoice.PLAIN, Optional.empty(), false, List.of(), Optional.of(problem));
  }

  /** Draws the conclusions from what was measured. */
  static KernelReport of(Machine machine, boolean recorded, List<Timing> timings) {
    double ratio = time(timings, Precision.BFLOAT16) / time(timings, Precision.FLOAT32);
    Optional<NarrowOffer> narrow =
        choice(timings, Precision.BFLOAT16)
            .filter(_ -> ratio < WORTHWHILE)
            .map(choice -> new NarrowOffer(choice, 1 / ratio, error(timings)));
    KernelChoice wide = choice(timings, Precision.FLOAT32).orElse(KernelChoice.PLAIN);
    return new KernelReport(machine, wide, narrow, recorded, timings, Optional.empty());
  }

  /** The kernels chosen for a precision, if some compute every operation rightly. */
  private static Optional<KernelChoice> choice(List<Timing> timings, Precision precision) {
    Map<String, String> methods =
        timings.stream()
            .filter(timing -> timing.chosen() && timing.precision() == precision)
            .collect(Collectors.toMap(Timing::operation, Timing::method));
    if (!methods.containsKey(KernelTrial.ATTENTION) || methods.size() <= LayerClass.all().size()) {
      return Optional.empty();
    }
    Map<LayerClass, LinearMethod> linears = new HashMap<>();
    for (LayerClass layer : LayerClass.all()) {
      linears.put(layer, LinearMethod.valueOf(methods.getOrDefault(layer.toString(), "")));
    }
    AttentionMethod attention =
        AttentionMethod.valueOf(methods.getOrDefault(KernelTrial.ATTENTION, ""));
    return Optional.of(new KernelChoice(precision, linears, attention));
  }

  private static double time(List<Timing> timings, Precision precision) {
    return timings.stream()
        .filter(timing -> timing.chosen() && timing.precision() == precision)
        .mapToDouble(timing -> timing.milliseconds().orElse(0.0))
        .sum();
  }

  private static double error(List<Timing> timings) {
    return timings.stream()
        .filter(timing -> timing.chosen() && timing.precision() == Precision.BFLOAT16)
        .mapToDouble(timing -> timing.error().orElse(0.0))
        .max()
        .orElse(0);
  }

  /**
   * How long everything that was measured takes by the float32 choice.
   *
   * @return milliseconds, to compare devices by; empty if nothing was measured
   */
  public Optional<Double> milliseconds() {
    return Optional.of(time(timings, Precision.FLOAT32)).filter(time -> time > 0);
  }

  /**
   * How much faster than plain the float32 kernels are over everything that was measured.
   *
   * @return time of plain over time of the choice, at least 1; 1 if nothing was measured
   */
  public double speedup() {
    double plain =
        timings.stream()
            .filter(timing -> timing.precision() == Precision.FLOAT32)
            .filter(timing -> timing.method().equals(LinearMethod.PLAIN.name()))
            .mapToDouble(timing -> timing.milliseconds().orElse(0.0))
            .sum();
    double chosen = time(timings, Precision.FLOAT32);
    return chosen == 0 ? 1 : plain / chosen;
  }
}
