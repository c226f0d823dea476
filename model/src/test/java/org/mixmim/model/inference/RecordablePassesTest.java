package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.engine.ReplayingRecorder;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;
import org.mixmim.model.network.WindowMask;
import org.mixmim.model.tensor.HostTensor;

/**
 * What a card would record computes right on later inputs and masks, and brings no number from Java
 * or to it on its way: that is what cannot be recorded.
 */
@ParameterizedClass
@EnumSource(
    value = KernelSet.class,
    names = {"PLAIN", "FUSED"})
class RecordablePassesTest {
  private static final double ROUNDING = 1e-5;

  @TempDir private Path folder;
  private final LoadOptions options;
  private final List<String> transfers = new ArrayList<>();

  RecordablePassesTest(KernelSet kernels) {
    this.options = kernels.options().orElse(OptionalInt.of(4), Optional.empty());
  }

  /** Watches the run that would be recorded. */
  private final class Watching extends ReplayingRecorder {
    @Override
    protected NDArray recorded(Supplier<NDArray> pass) {
      List<NDArray> results = new ArrayList<>();
      transfers.addAll(
          Transfers.during(
              folder,
              () -> {
                results.add(pass.get());
                results.getFirst().getManager().create(1f).close();
              }));
      return results.getFirst();
    }

    /** Only the one above, which shows that it would be seen. */
    void assertNothingElse() {
      assertThat(asked).isEqualTo(1);
      assertThat(transfers).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"official/pretrain.pth", "mmpretrain/pretrain_legacy.pth"})
  void mixtures(String checkpoint) {
    Watching recorder = new Watching();
    HostTensor input = Fixtures.input();
    try (LoadedModel model = Fixtures.model(checkpoint, options);
        NDManager scope = model.weights().manager().newSubManager()) {
      MixturePasses passes =
          new MixturePasses(
              model, model.info().config().decoder().orElseThrow(), Optional.of(recorder));
      for (int seed = 0; seed < 4; seed++) {
        CellMask cells = new MaskPattern.Random(0.5, seed).fill(7, 7);
        PassObserver observer =
            PassObserver.ofEncoder(model.info().config(), RunControl.NONE, false);
        NDArray pixels = HostTransfer.toEngine(input, scope);
        try (WindowMask mask = WindowMask.of(scope, model.info().config(), cells, true)) {
          HostTensor result = HostTransfer.toHost(passes.ofImages(pixels, mask, observer));
          HostTensor expected = model.reconstructor().predict(input, cells, RunControl.NONE);
          assertThat(Fixtures.largestError(result, expected)).isLessThan(ROUNDING);
        }
      }
      passes.clear();
      assertThat(recorder.replayed).isEqualTo(3);
      recorder.assertNothingElse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"official/cls.pth", "mmpretrain/cls.pth"})
  void plainImages(String checkpoint) {
    Watching recorder = new Watching();
    HostTensor both = Fixtures.input();
    try (LoadedModel model = Fixtures.model(checkpoint, options)) {
      FeatureExtractor recorded = new FeatureExtractor(model, Optional.of(recorder));
      for (int round = 0; round < 4; round++) {
        HostTensor one = both.get(round % 2).reshape(1, 3, both.size(2), both.size(3));
        HostTensor expected = model.features().pooled(one, RunControl.NONE);
        assertThat(Fixtures.largestError(recorded.pooled(one, RunControl.NONE), expected))
            .isLessThan(ROUNDING);
      }
      recorded.release();
      assertThat(recorder.replayed).isEqualTo(3);
      recorder.assertNothingElse();
    }
  }
}
