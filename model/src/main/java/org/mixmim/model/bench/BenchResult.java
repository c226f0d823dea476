package org.mixmim.model.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import org.mixmim.model.engine.Precision;

/**
 * What was measured.
 *
 * @param settings how
 * @param model its name
 * @param device where
 * @param precision of the heavy operations
 * @param processor name of the main processor
 * @param threads that one operation used
 * @param ours milliseconds of this program, all of a call: input from Java memory, output back to
 *     it
 * @param peer the other implementation, if one was given
 * @param gigaflop multiplications and additions of one call, in 1e9
 * @param peak the most this processor does in float32 matrix products, in 1e9 a second, measured in
 *     the same rounds
 * @param residentMegabytes memory of the process in use after this program's part, where the system
 *     tells
 * @param weightMegabytes the model's parameters in float32
 * @param live figures of painting a mask, of a pair only
 */
public record BenchResult(
    BenchSettings settings,
    String model,
    String device,
    Precision precision,
    String processor,
    int threads,
    Timing ours,
    Optional<Peer> peer,
    double gigaflop,
    double peak,
    OptionalDouble residentMegabytes,
    double weightMegabytes,
    Optional<Live> live) {
  /**
   * Milliseconds of a call.
   *
   * @param median of all rounds
   * @param least of all rounds
   */
  public record Timing(double median, double least) {}

  /**
   * Another implementation on the same input.
   *
   * @param timing its milliseconds
   * @param ratio median over the rounds of our time over its time in the same round
   * @param largestError the largest difference of two outputs
   */
  public record Peer(Timing timing, double ratio, double largestError) {}

  /**
   * Painting a mask: every call has another one. Percentiles are the 95th.
   *
   * @param edit milliseconds from a cell painted to the predicted pixels of one mixture
   * @param mask milliseconds from a mask unlike the one before to the predicted pixels
   * @param preview milliseconds from a cell painted to the mixed preview
   * @param cancel milliseconds from cancelling to the end of the call, the longest seen
   */
  public record Live(double edit, double mask, double preview, double cancel) {}

  /**
   * Share of the processor's peak that the network reached.
   *
   * @return 0 to 1, by medians
   */
  public double peakShare() {
    return gigaflop / (ours.median() / 1e3) / peak;
  }
}
