package org.mixmim.model.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.MixedImage;
import org.mixmim.model.inference.PredictionRenderer;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.inference.Rendering;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;

/** Paints masks as a hand does and measures how soon what belongs to them is there. */
final class LivePainting {
  private static final int WARM_UP = 5;

  private final LoadedModel model;
  private final int grid;
  private final RgbImage a;
  private final RgbImage b;

  LivePainting(LoadedModel model) {
    this.model = model;
    this.grid = model.info().config().grid();
    int side = model.info().config().imageSize();
    this.a = noise(side, 1);
    this.b = noise(side, 2);
  }

  private static RgbImage noise(int side, long seed) {
    byte[] rgb = new byte[3 * side * side];
    new Random(seed).nextBytes(rgb);
    return RgbImage.of(side, side, rgb);
  }

  BenchResult.Live measure(int edits) {
    List<Double> edit = times(painted(edits), this::reconstruct);
    List<Double> mask = times(random(edits), this::reconstruct);
    List<Double> preview = times(painted(edits), m -> MixedImage.mix(a, b, m).toArgb());
    double cancel = 0;
    for (int request = 0; request < Math.min(edits, 10); request++) {
      cancel = Math.max(cancel, cancel(mask(request)));
    }
    return new BenchResult.Live(
        percentile95(edit), percentile95(mask), percentile95(preview), cancel);
  }

  /** Masks each of which differs from the one before in a cell. */
  private List<CellMask> painted(int edits) {
    Random cells = new Random(1);
    CellMask first = mask(0);
    return Stream.iterate(first, before -> flipped(before, cells.nextInt(grid * grid)))
        .limit(WARM_UP + (long) edits)
        .toList();
  }

  private CellMask flipped(CellMask mask, int cell) {
    return mask.with(cell / grid, cell % grid, !mask.get(cell));
  }

  /** Masks that have nothing to do with each other. */
  private List<CellMask> random(int edits) {
    return LongStream.range(0, WARM_UP + (long) edits).mapToObj(this::mask).toList();
  }

  private CellMask mask(long seed) {
    return new MaskPattern.Random(0.5, seed).fill(grid, grid);
  }

  private void reconstruct(CellMask mask) {
    Reconstruction result =
        model.reconstructor().reconstruct(ReconstructionRequest.of(a, b, mask), RunControl.NONE);
    Rendering rendering = new Rendering(ColourMode.AS_PREDICTED, true);
    PredictionRenderer.picture(result.first().a(), a, rendering);
    PredictionRenderer.picture(result.first().b(), b, rendering);
  }

  private static List<Double> times(List<CellMask> masks, Consumer<CellMask> work) {
    List<Double> times = new ArrayList<>();
    for (CellMask mask : masks) {
      long start = System.nanoTime();
      work.accept(mask);
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times.subList(WARM_UP, times.size());
  }

  /** Cancels from another thread as soon as the first block is done. */
  private double cancel(CellMask mask) {
    AtomicLong cancelled = new AtomicLong();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  begun.join();
                  cancelled.set(System.nanoTime());
                });
    RunControl control =
        new RunControl() {
          @Override
          public void progress(int done, int total) {
            begun.complete(null);
          }

          @Override
          public boolean cancelled() {
            return cancelled.get() != 0;
          }
        };
    try {
      model.reconstructor().reconstruct(ReconstructionRequest.of(a, b, mask), control);
    } catch (CancellationException ended) {
      return (System.nanoTime() - cancelled.get()) / 1e6;
    } finally {
      begun.complete(null);
      other.interrupt();
    }
    return 0;
  }

  static double percentile95(List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(0.95 * sorted.size()) - 1));
  }
}
