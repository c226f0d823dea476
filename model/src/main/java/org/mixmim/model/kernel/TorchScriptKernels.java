package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations fused and packed, each in the way that was found fastest on this machine. */
public final class TorchScriptKernels implements TensorKernels {
  private static final Logger LOG = LoggerFactory.getLogger(TorchScriptKernels.class);

  private final KernelChoice choice;
  private final NDManager manager;
  private final NdArrayKernels plain = new NdArrayKernels();
  private final MklThreads mkl = new MklThreads();
  private final Map<LinearMethod, ScriptModule> linears = new EnumMap<>(LinearMethod.class);
  private final Optional<ScriptModule> attention;
  private final Optional<ScriptModule> conversion;

  /**
   * Compiles what the choice asks for.
   *
   * @param manager of the device to compute on; owns the compiled code
   * @param choice which method computes what
   * @throws ai.djl.engine.EngineException if this libtorch lacks an operation
   */
  public TorchScriptKernels(NDManager manager, KernelChoice choice) {
    this.choice = choice;
    this.manager = manager;
    // The plain method is also for what the chosen one computes wrongly.
    Stream.concat(choice.linears().values().stream(), Stream.of(LinearMethod.PLAIN))
        .distinct()
        .forEach(
            method ->
                source(method)
                    .ifPresent(code -> linears.put(method, load(choice.precision(), code))));
    boolean narrowAttention = isNarrow() && choice.attention() != AttentionMethod.FUSED_FLOAT32;
    Precision attentionPrecision = narrowAttention ? choice.precision() : Precision.FLOAT32;
    this.attention =
        switch (choice.attention()) {
          case FUSED, FUSED_FLOAT32 ->
              Optional.of(load(attentionPrecision, KernelScripts.ATTENTION));
          case PLAIN ->
              isNarrow()
                  ? Optional.of(load(attentionPrecision, KernelScripts.STEPWISE_ATTENTION))
                  : Optional.empty();
        };
    this.conversion =
        Device.isCard(manager)
            ? Optional.of(load(attentionPrecision, KernelScripts.CONVERT_ALIGNED))
            : narrowAttention
                ? Optional.of(load(attentionPrecision, KernelScripts.CONVERT))
                : Optional.empty();
  }

  private boolean isNarrow() {
    return choice.precision() != Precision.FLOAT32;
  }

  private ScriptModule load(Precision precision, String script) {
    return ScriptModule.load(manager, KernelScripts.in(precision, script));
  }

  private Optional<String> source(LinearMethod method) {
    return switch (method) {
      // On a card one call of a script is faster than two of the engine.
      case PLAIN ->
          isNarrow() || Device.isCard(manager)
              ? Optional.of(KernelScripts.PLAIN)
              : Optional.empty();
      case ONEDNN -> Optional.of(isNarrow() ? KernelScripts.ONEDNN_NARROW : KernelScripts.ONEDNN);
      case MKL -> Optional.of(KernelScripts.MKL);
    };
  }

  @Override
  public String name() {
    return isNarrow() ? "torchscript bfloat16" : "torchscript";
  }

  @Override
  public LinearLayer linear(NDArray weight, Optional<NDArray> bias, int rows) {
    long out = weight.getShape().get(0);
    long in = weight.getShape().get(1);
    LinearMethod method = choice.linear(LayerClass.of(rows, in, out));
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
    if (!linears.containsKey(method)) {
      return Optional.empty();
    }
    ScriptLinear layer = new ScriptLinear(linears.get(method), method, weight, bias, rows);
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
      boolean right = KernelTrial.isRight(error, choice.precision());
      if (!right) {
        LOG.debug("a packed layer of shape {} is off by {}", weight.getShape(), error);
      }
      return right;
    }
  }

  @Override
  public NormLayer norm(NDArray weight, NDArray bias, double epsilon) {
    return plain.norm(weight, bias, epsilon);
  }

  @Override
  public NDArray attention(NDArray queriesKeysValues, int heads, TokenGroups groups) {
    // A card's fused attention reads 16 bytes at once, and ends the process's use of the card where
    // a run's bias does not begin at such a place.
    boolean runsOnCard = groups instanceof TokenGroups.Runs && Device.isCard(manager);
    if (attention.isEmpty() || runsOnCard) {
      return plain.attention(queriesKeysValues, heads, groups);
    }
    ScriptModule code = attention.get();
    return mkl.alone(
        () ->
            switch (groups) {
              case TokenGroups.Windows(int length, Optional<NDArray> bias) when bias.isPresent() ->
                  code.call("biased", queriesKeysValues, heads, length, bias.get());
              case TokenGroups.Windows windows ->
                  code.call("free", queriesKeysValues, heads, windows.length());
              case TokenGroups.Runs runs ->
                  code.call("runs", queriesKeysValues, heads, runs.bias(), runs.lengths());
            });
  }

  @Override
  public NDArray attentionBias(NDArray bias) {
    if (conversion.isEmpty()) {
      return bias;
    }
    try (bias) {
      return conversion.get().call("convert", bias);
    }
  }
}
