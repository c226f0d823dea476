package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations fused and packed, each in the way that was found fastest on this machine. */
public final class TorchScriptKernels implements TensorKernels {
  private static final Logger LOG = LoggerFactory.getLogger(TorchScriptKernels.class);

  private final ChosenScript script;
  private final ScriptModule module;
  private final NdArrayKernels plain = new NdArrayKernels();
  private final MklThreads mkl = new MklThreads();
  private final FusedHalves halves;

  /**
   * Compiles what the choice asks for.
   *
   * @param manager of the device to compute on; owns the compiled code
   * @param choice which method computes what
   * @throws ai.djl.engine.EngineException if this libtorch lacks an operation
   */
  public TorchScriptKernels(NDManager manager, KernelChoice choice) {
    this.script = new ChosenScript(choice, Device.isCard(manager));
    this.module = ScriptModule.load(manager, script.text());
    this.halves = new FusedHalves(module, script, mkl);
  }

  @Override
  public String name() {
    return script.choice().precision() == Precision.FLOAT32
        ? "torchscript"
        : "torchscript bfloat16";
  }

  @Override
  public LinearLayer linear(NDArray weight, Optional<NDArray> bias, int rows) {
    long out = weight.getShape().get(0);
    long in = weight.getShape().get(1);
    LinearMethod method = script.choice().linear(LayerClass.of(rows, in, out));
    return scripted(method, weight, bias, rows)
        .or(() -> scripted(LinearMethod.PLAIN, weight, bias, rows))
        .orElseGet(() -> plain.linear(weight, bias, rows));
  }

  /**
   * A layer by a script, unless it computes something else than the plain one: oneDNN's layout in
   * float32 is wrong for some widths, as seen with 96 or 1000 outputs.
   */
  private Optional<LinearLayer> scripted(
      LinearMethod method, NDArray weight, Optional<NDArray> bias, int rows) {
    if (!script.hasLayer(method)) {
      return Optional.empty();
    }
    ScriptLinear layer = new ScriptLinear(module, method, weight, bias, rows);
    // MKL would compute a whole image's rows to be checked.
    if (method == LinearMethod.MKL || isRight(layer, weight, bias, rows)) {
      return Optional.of(layer);
    }
    layer.close();
    return Optional.empty();
  }

  private boolean isRight(LinearLayer layer, NDArray weight, Optional<NDArray> bias, int rows) {
    LinearLayer expected = plain.linear(weight, bias, rows);
    int in = Math.toIntExact(weight.getShape().get(1));
    try (NDManager scope = weight.getManager().newSubManager()) {
      NDArray input = scope.arange(in).toType(DataType.FLOAT32, false).cos().reshape(1, in);
      double error = KernelTrial.relativeError(layer.apply(input), expected.apply(input));
      boolean right = KernelTrial.isRight(error, script.choice().precision());
      if (!right) {
        LOG.debug("a packed layer of shape {} is off by {}", weight.getShape(), error);
      }
      return right;
    }
  }

  @Override
  public NDArray attention(NDArray queriesKeysValues, int heads, TokenGroups groups) {
    // A card's fused attention reads 16 bytes at once, and ends the process's use of the card where
    // a run's bias does not begin at such a place.
    boolean runsOnCard = groups instanceof TokenGroups.Runs && script.onCard();
    if (!script.hasAttention() || runsOnCard) {
      return plain.attention(queriesKeysValues, heads, groups);
    }
    AttentionCall call = AttentionCall.of(heads, groups);
    List<Object> arguments = new ArrayList<>();
    arguments.add(queriesKeysValues);
    arguments.addAll(call.arguments());
    return mkl.alone(() -> module.call(call.function(), arguments.toArray()));
  }

  @Override
  public NDArray attentionBias(NDArray bias) {
    if (!script.hasConversion()) {
      return bias;
    }
    try (bias) {
      return module.call("convert", bias);
    }
  }

  @Override
  public Optional<BiFunction<NDArray, TokenGroups, NDArray>> attentionHalf(
      NormLayer norm, LinearLayer queriesKeysValues, int heads, LinearLayer projection) {
    return halves.attention(norm, queriesKeysValues, heads, projection);
  }

  @Override
  public Optional<UnaryOperator<NDArray>> feedForwardHalf(
      NormLayer norm, LinearLayer widen, LinearLayer narrow) {
    return halves.feedForward(norm, widen, narrow);
  }
}
