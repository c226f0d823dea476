package org.mixmim.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.engine.TestDevice;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.NdArrayKernels;
import org.mixmim.model.kernel.TensorKernels;
import org.mixmim.model.kernel.TokenGroups;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;

/** Attention that keeps two images apart, by runs of tokens and in whole windows. */
class MaskedOrdersTest {
  private static final int HEADS = 2;
  private static final MixMimConfig CONFIG =
      new MixMimConfig(
          128,
          4,
          8,
          List.of(1, 1, 1, 1),
          List.of(HEADS, HEADS, HEADS, HEADS),
          List.of(8, 8, 8, 4),
          Optional.empty(),
          OptionalInt.empty());

  private final NDManager manager = TorchEngine.newManager(TestDevice.get());

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 2", "1, 2", "2, 1", "2, 2", "3, 2"})
  void wholeWindowsGiveWhatRunsGive(int stage, int batch) {
    CellMask mask = new MaskPattern.Random(0.5, 3).fill(4, 4);
    SelfAttention attention = attention(stage);
    RelativePositions positions = positions(stage);
    NDArray tokens =
        manager.randomNormal(
            new Shape(batch, (long) CONFIG.side(stage) * CONFIG.side(stage), CONFIG.width(stage)));
    NDArray runs = attended(mask, false, stage, attention, positions, tokens);
    NDArray windows = attended(mask, true, stage, attention, positions, tokens);
    assertThat(windows.sub(runs).abs().max().getFloat()).isLessThan(2e-6f);
  }

  private NDArray attended(
      CellMask mask,
      boolean wholeWindows,
      int stage,
      SelfAttention attention,
      RelativePositions positions,
      NDArray tokens) {
    try (MaskTensors masks =
        wholeWindows
            ? WindowMask.of(manager, CONFIG, mask, true)
            : new RunMask(manager, CONFIG, mask, true)) {
      TokenOrder order = masks.order(stage).orElseThrow();
      NDArray ordered = order.enter(tokens.duplicate());
      TokenGroups groups = order.groups(positions, tokens.getShape().get(0));
      return order.leave(attention.apply(ordered, groups));
    }
  }

  private RelativePositions positions(int stage) {
    long places = 2L * CONFIG.windows().get(stage) - 1;
    return new RelativePositions(
        new NdArrayKernels(),
        manager.randomNormal(new Shape(places * places, HEADS)),
        CONFIG.windows().get(stage));
  }

  private SelfAttention attention(int stage) {
    long width = CONFIG.width(stage);
    Map<String, NDArray> parameters = new HashMap<>();
    parameters.put(
        "a.attn.qkv.weight", manager.randomNormal(new Shape(3 * width, width)).mul(0.2f));
    parameters.put("a.attn.qkv.bias", manager.randomNormal(new Shape(3 * width)));
    parameters.put("a.attn.proj.weight", manager.randomNormal(new Shape(width, width)).mul(0.1f));
    parameters.put("a.attn.proj.bias", manager.randomNormal(new Shape(width)));
    parameters.put("a.norm1.weight", manager.ones(new Shape(width)));
    parameters.put("a.norm1.bias", manager.zeros(new Shape(width)));
    return new SelfAttention(new Given(parameters), "a", 1e-5, HEADS, 1);
  }

  private record Given(Map<String, NDArray> parameters) implements Weights {
    @Override
    public NDArray get(String name) {
      return Optional.ofNullable(parameters.get(name)).orElseThrow();
    }

    @Override
    public TensorKernels kernels() {
      return new NdArrayKernels();
    }

    @Override
    public void release(String name) {}
  }
}
