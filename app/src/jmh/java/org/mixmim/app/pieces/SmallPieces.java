package org.mixmim.app.pieces;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mixmim.app.pixels.Overlay;
import org.mixmim.app.pixels.PaneRenderer;
import org.mixmim.app.pixels.PaneScene;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.pixels.Sampling;
import org.mixmim.model.image.PillowResize;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.Comparison;
import org.mixmim.model.inference.Figures;
import org.mixmim.model.inference.MixedImage;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.PredictionRenderer;
import org.mixmim.model.inference.ReconstructionMetrics;
import org.mixmim.model.inference.Rendering;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;
import org.mixmim.model.tensor.HostTensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Everything that is done at a painted cell but the network itself, and a photograph's resize. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SmallPieces {
  private static final int SIDE = 224;
  private static final int GRID = 7;
  private static final int PANE = 400;
  private static final int NUMBERS = 3 * 32 * 32;

  private final RgbImage photo = noise(1600, 1200, 1);
  private final RgbImage a = noise(SIDE, SIDE, 2);
  private final RgbImage b = noise(SIDE, SIDE, 3);
  private final CellMask mask = new MaskPattern.Random(0.5, 4).fill(GRID, GRID);
  private final Prediction prediction = new Prediction(cells(), mask, true);
  private final Rendering rendering = new Rendering(ColourMode.ESTIMATED, true);
  private final PaneScene scene =
      PaneScene.of(PixelFrame.of(a), Sampling.SMOOTH)
          .with(List.of(new Overlay.Cells(GRID, GRID, true, Optional.of(mask))));
  private final int[] pane = new int[PANE * PANE];
  private long seed;

  private static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return RgbImage.of(width, height, rgb);
  }

  private static HostTensor cells() {
    Random random = new Random(5);
    float[] values = new float[GRID * GRID * NUMBERS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return HostTensor.of(values, GRID * GRID, NUMBERS);
  }

  /** A photograph of 1600 x 1200 pixels made as small as the network's input is high. */
  @Benchmark
  public RgbImage resize() {
    return PillowResize.bicubic(photo, 299, SIDE);
  }

  /** A new random mask. */
  @Benchmark
  public CellMask randomMask() {
    return new MaskPattern.Random(0.5, seed++).fill(GRID, GRID);
  }

  /** The mixed picture. */
  @Benchmark
  public RgbImage mix() {
    return MixedImage.mix(a, b, mask);
  }

  /** One prediction as a picture, colours estimated. */
  @Benchmark
  public RgbImage picture() {
    return PredictionRenderer.picture(prediction, a, rendering);
  }

  /** The figures of one prediction. */
  @Benchmark
  public Figures figures() {
    return ReconstructionMetrics.of(Comparison.of(prediction, a, ColourMode.ESTIMATED));
  }

  /** A pane of 400 x 400 device pixels with the mask over the picture. */
  @Benchmark
  public int[] pane() {
    PaneRenderer.render(scene, PANE, PANE, 1, pane);
    return pane;
  }
}
