package org.mixmim.model.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Variant;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.tensor.HostTensor;

/** What classifying costs by size of network, picture and batch, with random parameters. */
public final class CostTable {
  private static final int CLASSES = 1000;
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);
  private static final List<Variant> VARIANTS =
      List.of(Variant.TINY, Variant.BASE, Variant.LARGE, Variant.BASE_384, Variant.LARGE_384);

  private CostTable() {}

  /**
   * One line.
   *
   * @param variant the network
   * @param imageSize side of the pictures
   * @param batch pictures at a time
   * @param milliseconds median of a call
   * @param gigaflop multiplications and additions of a call, in 1e9
   */
  public record Row(
      Variant variant, int imageSize, int batch, double milliseconds, double gigaflop) {
    /**
     * How fast that is.
     *
     * @return pictures a second
     */
    public double imagesPerSecond() {
      return 1000 * batch / milliseconds;
    }
  }

  /**
   * Measures.
   *
   * @param options where and in which precision
   * @param largestBatch larger ones are left out
   * @param rounds calls of each line, after one that warms up
   * @param listener told of every line as soon as it is known
   * @throws org.mixmim.model.inference.InferenceException if memory runs out
   */
  public static void measure(
      LoadOptions options, int largestBatch, int rounds, Consumer<Row> listener) {
    measure(VARIANTS, options, largestBatch, rounds, listener);
  }

  static void measure(
      List<Variant> variants,
      LoadOptions options,
      int largestBatch,
      int rounds,
      Consumer<Row> listener) {
    for (Variant variant : variants) {
      MixMimConfig config = variant.classifier(CLASSES);
      try (LoadedModel model = LoadedModel.random(variant.name(), config, 1, options)) {
        for (int batch : BATCHES) {
          if (batch <= largestBatch) {
            listener.accept(row(variant, model, batch, rounds));
          }
        }
      }
    }
  }

  private static Row row(Variant variant, LoadedModel model, int batch, int rounds) {
    int side = model.info().config().imageSize();
    HostTensor input = Bench.noise(batch, side);
    List<Double> times = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      long start = System.nanoTime();
      model.classifier().logits(input, RunControl.NONE);
      if (round >= 0) {
        times.add((System.nanoTime() - start) / 1e6);
      }
    }
    double gigaflop = 2e-9 * model.info().macs() * batch;
    return new Row(variant, side, batch, Bench.timing(times).median(), gigaflop);
  }
}
