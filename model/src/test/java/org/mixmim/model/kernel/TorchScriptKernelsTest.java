package org.mixmim.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TestDevice;
import org.mixmim.model.engine.TorchEngine;

/** Every way of computing an operation against the plain one. */
class TorchScriptKernelsTest {
  private static NDManager manager;

  private final NdArrayKernels plain = new NdArrayKernels();

  @BeforeAll
  static void start() {
    manager = TorchEngine.newManager(TestDevice.get());
  }

  @AfterAll
  static void stop() {
    manager.close();
  }

  private static TensorKernels kernels(
      Precision precision, LinearMethod linear, AttentionMethod attention) {
    try {
      return new TorchScriptKernels(manager, KernelChoice.uniform(precision, linear, attention));
    } catch (EngineException missing) {
      return Assumptions.abort(linear + " is missing in this libtorch");
    }
  }

  private static void assumeServed(LinearMethod method) {
    Assumptions.assumeTrue(
        method == LinearMethod.PLAIN || !Device.isCard(manager),
        "oneDNN and MKL are of the processor");
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, ONEDNN, 1e-6",
    "FLOAT32, MKL, 1e-6",
    "BFLOAT16, ONEDNN, 1e-2",
    "BFLOAT16, PLAIN, 1e-2"
  })
  void layersOfAnyNumberOfRowsAgree(Precision precision, LinearMethod method, double tolerance) {
    assumeServed(method);
    TensorKernels kernels = kernels(precision, method, AttentionMethod.PLAIN);
    NDArray weight = manager.randomNormal(new Shape(48, 32));
    NDArray given = weight.duplicate();
    for (Optional<NDArray> bias :
        List.of(Optional.of(manager.randomNormal(new Shape(48))), Optional.<NDArray>empty())) {
      LinearLayer layer = kernels.linear(given, bias, 49);
      if (!layer.readsWeight()) {
        given.close();
        given = weight.duplicate();
      }
      LinearLayer expected = plain.linear(weight, bias, 49);
      // Fewer than packed for, as many, several times as many, and a share besides: MKL has rows
      // of one image only.
      for (int[] rows :
          new int[][] {{1, 1}, {1, 20}, {1, 49}, {2, 49}, {3, 49}, {1, 50}, {4, 30}}) {
        NDArray input = manager.randomNormal(new Shape(rows[0], rows[1], 32));
        NDArray residual = manager.randomNormal(new Shape(rows[0], rows[1], 48));
        assertClose(layer.apply(input), expected.apply(input), tolerance);
        assertClose(wide(layer.applyInner(input)), expected.apply(input), tolerance);
        assertClose(wide(layer.applyGelu(input)), expected.applyGelu(input), tolerance);
        assertClose(layer.applyAdd(input, residual), expected.applyAdd(input, residual), tolerance);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, FUSED, 1e-6",
    "BFLOAT16, FUSED, 2e-2",
    "BFLOAT16, PLAIN, 2e-2",
    "BFLOAT16, FUSED_FLOAT32, 1e-6"
  })
  void attentionAgreesFreeBiasedAndInRuns(
      Precision precision, AttentionMethod method, double tolerance) {
    TensorKernels kernels = kernels(precision, LinearMethod.PLAIN, method);
    NDArray bias = manager.randomNormal(new Shape(1, 2, 49, 49));
    NDArray ofEach = manager.randomNormal(new Shape(8, 2, 49, 49));
    NDArray inRuns = manager.randomNormal(new Shape(2, 1 + 50 * 50 + 47 * 47));
    NDArray tokens = manager.randomNormal(new Shape(4, 98, 3 * 2 * 16));
    for (Function<TensorKernels, TokenGroups> groups :
        List.<Function<TensorKernels, TokenGroups>>of(
            k -> new TokenGroups.Windows(49, Optional.empty()),
            k -> new TokenGroups.Windows(49, Optional.of(k.attentionBias(bias.duplicate()))),
            k -> new TokenGroups.Windows(49, Optional.of(k.attentionBias(ofEach.duplicate()))),
            k -> new TokenGroups.Runs(List.of(1, 50, 47), k.attentionBias(inRuns.duplicate())))) {
      assertClose(
          wide(kernels.attention(tokens, 2, groups.apply(kernels))),
          plain.attention(tokens, 2, groups.apply(plain)),
          tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, ONEDNN, FUSED",
    "FLOAT32, MKL, FUSED",
    "BFLOAT16, ONEDNN, FUSED",
    "BFLOAT16, ONEDNN, PLAIN",
    "BFLOAT16, ONEDNN, FUSED_FLOAT32"
  })
  void aHalfOfABlockInOneCallGivesWhatItsStepsGive(
      Precision precision, LinearMethod method, AttentionMethod attention) {
    assumeServed(method);
    TensorKernels kernels = kernels(precision, method, attention);
    NDArray tokens = manager.randomNormal(new Shape(2, 98, 64));
    NDArray bias = kernels.attentionBias(manager.randomNormal(new Shape(1, 2, 49, 49)));
    NDArray inRuns =
        kernels.attentionBias(manager.randomNormal(new Shape(2, 1 + 50 * 50 + 47 * 47)));
    NormLayer norm =
        new NormLayer(
            manager.randomNormal(new Shape(64)), manager.randomNormal(new Shape(64)), 0.1);
    LinearLayer queriesKeysValues = layer(kernels, 64, 192);
    LinearLayer projection = layer(kernels, 64, 64);
    BiFunction<NDArray, TokenGroups, NDArray> first =
        kernels.attentionHalf(norm, queriesKeysValues, 2, projection).orElseThrow();
    for (TokenGroups groups :
        List.of(
            new TokenGroups.Windows(49, Optional.empty()),
            new TokenGroups.Windows(49, Optional.of(bias)),
            new TokenGroups.Runs(List.of(1, 50, 47), inRuns))) {
      NDArray inner = queriesKeysValues.applyInner(norm.apply(tokens));
      NDArray steps = projection.applyAdd(kernels.attention(inner, 2, groups), tokens);
      assertThat(first.apply(tokens, groups)).isEqualTo(steps);
    }
    LinearLayer widen = layer(kernels, 64, 256);
    LinearLayer narrow = layer(kernels, 256, 64);
    assertThat(kernels.feedForwardHalf(norm, widen, narrow).orElseThrow().apply(tokens))
        .isEqualTo(narrow.applyAdd(widen.applyGelu(norm.apply(tokens)), tokens));
  }

  private static LinearLayer layer(TensorKernels kernels, int in, int out) {
    NDArray weight = manager.randomNormal(new Shape(out, in));
    return kernels.linear(weight, Optional.of(manager.randomNormal(new Shape(out))), 98);
  }

  @Test
  void aBiasLaidOutForACardHasTheSameNumbers() {
    ScriptModule code =
        ScriptModule.load(
            manager, ChosenScript.in(Precision.FLOAT32, KernelScripts.CONVERT_ALIGNED));
    for (int length : new int[] {5, 16, 49, 196}) {
      NDArray bias = manager.randomNormal(new Shape(3, 2, length, length));
      assertClose(code.call("convert", bias), bias, 1e-9);
    }
  }

  @Test
  void runsAreWhatSubtractingFromTheScoresOfOthersGives() {
    NDArray tokens = manager.randomNormal(new Shape(2, 5, 3 * 2 * 16));
    NDArray bias = manager.randomNormal(new Shape(1, 2, 5, 5));
    float[] apart = new float[25];
    for (int pair = 0; pair < apart.length; pair++) {
      apart[pair] = (pair / 5 < 2) == (pair % 5 < 2) ? 0 : -1e30f;
    }
    NDArray parted = bias.add(manager.create(apart, new Shape(1, 1, 5, 5)));
    NDArray first = bias.get("0, :, :2, :2").reshape(2, 4);
    NDArray second = bias.get("0, :, 2:, 2:").reshape(2, 9);
    assertClose(
        plain.attention(tokens, 2, new TokenGroups.Runs(List.of(2, 3), first.concat(second, 1))),
        plain.attention(tokens, 2, new TokenGroups.Windows(5, Optional.of(parted))),
        1e-6);
  }

  private static NDArray wide(NDArray inner) {
    return manager.zeros(new Shape(1)).add(inner);
  }

  private static void assertClose(NDArray actual, NDArray expected, double tolerance) {
    assertThat(actual.getShape()).isEqualTo(expected.getShape());
    float difference = actual.sub(expected).norm().getFloat();
    assertThat((double) difference / expected.norm().getFloat()).isLessThan(tolerance);
  }
}
