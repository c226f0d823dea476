package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.kernel.KernelChoice;
import org.mixmim.model.tensor.HostTensor;

/** A damaged model gives no answer rather than a meaningless one. */
final class NotFiniteTest {
  private static final HostTensor INPUT = Fixtures.input();

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void damagedHeadDoesNotClassify(float factor) {
    try (LoadedModel model = damaged("official/cls.pth", "head.bias", factor)) {
      assertRefused(() -> model.classifier().logits(INPUT, RunControl.NONE));
      assertRefused(() -> model.classifier().classify(Fixtures.square("cat"), 3, RunControl.NONE));
      assertThat(model.features().pooled(INPUT, RunControl.NONE).size(0)).isEqualTo(2);
    }
  }

  @Test
  void damagedEncoderHasNoFeatures() {
    try (LoadedModel model = damaged("official/cls.pth", "layers.3.blocks.0.norm1.bias")) {
      assertRefused(() -> model.features().pooled(INPUT, RunControl.NONE));
      assertRefused(() -> model.features().stage(INPUT, 4, RunControl.NONE));
      assertThat(model.features().stage(INPUT, 2, RunControl.NONE).size(0)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void damagedDecoderDoesNotReconstruct(boolean both) {
    try (LoadedModel model = damaged("official/pretrain.pth", "decoder_pred.bias")) {
      ReconstructionRequest request =
          new ReconstructionRequest(
              Fixtures.square("astronaut"),
              Fixtures.square("cat"),
              Fixtures.mask("A"),
              both,
              Experiment.STANDARD);
      assertRefused(() -> model.reconstructor().reconstruct(request, RunControl.NONE));
      assertRefused(
          () -> model.reconstructor().predict(INPUT, Fixtures.mask("A"), RunControl.NONE));
    }
  }

  private static LoadedModel damaged(String checkpoint, String tensor) {
    return damaged(checkpoint, tensor, Float.NaN);
  }

  private static LoadedModel damaged(String checkpoint, String tensor, float factor) {
    return LoadedModel.open(
        new ScaledCheckpoint(
            Checkpoints.open(Fixtures.checkpoint(checkpoint)), Map.of(tensor, factor)),
        LoadOptions.DEFAULT.with(KernelChoice.PLAIN));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InferenceException.class,
            refused -> {
              assertThat(refused.key()).isEqualTo("inference.not-finite");
              for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
                assertThat(refused.describe(locale)).contains(".pth");
                assertThat(refused.remedy(locale)).contains("float32");
              }
            });
  }
}
