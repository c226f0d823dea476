package org.mixmim.model.inference;

import static java.util.stream.Collectors.counting;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mixmim.model.kernel.KernelReport;
import org.mixmim.model.kernel.LinearMethod;
import org.mixmim.model.problem.MixMimException;

/**
 * What was found about fast kernels on a device, for people.
 *
 * @param layers methods of the fully connected layers and how many classes of layers each computes,
 *     for example {@code ONEDNN 12}
 * @param attention method of attention
 * @param speedup of what was chosen over the engine's own operations, at least 1
 * @param milliseconds that typical operations take by it, to compare devices; empty if nothing was
 *     measured
 * @param recorded whether passes are recorded and asked of the device in one go
 * @param bfloat16 what bfloat16 would bring, present where it is faster
 * @param problem why plain kernels are used although faster ones might work, if so
 */
public record KernelSummary(
    String layers,
    String attention,
    double speedup,
    Optional<Double> milliseconds,
    boolean recorded,
    Optional<Narrow> bfloat16,
    Optional<MixMimException> problem) {
  /**
   * What a narrower format brings and costs.
   *
   * @param speedup over float32
   * @param error relative error of the worst operation
   */
  public record Narrow(double speedup, double error) {}

  static KernelSummary of(KernelReport report) {
    Map<LinearMethod, Long> layers =
        report.float32().linears().values().stream()
            .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, counting()));
    return new KernelSummary(
        layers.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")),
        report.float32().attention().toString(),
        report.speedup(),
        report.milliseconds(),
        report.recorded(),
        report.bfloat16().map(offer -> new Narrow(offer.speedup(), offer.error())),
        report.problem().map(Function.identity()));
  }
}
