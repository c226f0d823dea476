package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.mixmim.model.engine.Device;

/**
 * The halves of transformer blocks, each by one call of a script instead of three or four. What the
 * script calls are the same operations; what is saved is the way there, which on a card and in
 * small networks takes as long as the operations. Scripts are compiled when their pair of layers is
 * first met.
 */
final class FusedHalves {
  private final NDManager manager;
  private final KernelChoice choice;
  private final boolean onCard;
  private final MklThreads mkl;
  private final Map<Pair, ScriptModule> modules = new HashMap<>();

  /** The methods of a half's two layers, and what is between them. */
  private record Pair(LinearMethod first, LinearMethod second, boolean attention) {}

  /**
   * Compiles nothing yet.
   *
   * @param manager of the device to compute on; owns the compiled code
   * @param choice which method computes what
   * @param mkl keeps MKL from dividing the work of attention
   */
  FusedHalves(NDManager manager, KernelChoice choice, MklThreads mkl) {
    this.manager = manager;
    this.choice = choice;
    this.onCard = Device.isCard(manager);
    this.mkl = mkl;
  }

  /** As {@link TensorKernels#attentionHalf}. */
  Optional<BiFunction<NDArray, TokenGroups, NDArray>> attention(
      NormLayer norm, LinearLayer queriesKeysValues, int heads, LinearLayer projection) {
    if (KernelScripts.attention(choice).isEmpty()
        || !(queriesKeysValues instanceof ScriptLinear first)
        || !(projection instanceof ScriptLinear second)
        || !isApart(first)
        || !isApart(second)) {
      return Optional.empty();
    }
    ScriptModule module = module(new Pair(first.method(), second.method(), true));
    Operands operands = new Operands(norm, first, second);
    // MKL's layers want all threads, and where they are the fastest attention does not mind.
    boolean alone = first.method() != LinearMethod.MKL && second.method() != LinearMethod.MKL;
    return Optional.of(
        (tokens, groups) -> {
          Supplier<NDArray> half = () -> attention(module, operands, heads, tokens, groups);
          return alone ? mkl.alone(half) : half.get();
        });
  }

  /** On a processor the plain layer may use MKL, and the engine alone knows when. */
  private boolean isApart(ScriptLinear layer) {
    return onCard || layer.method() != LinearMethod.PLAIN;
  }

  private NDArray attention(
      ScriptModule module, Operands operands, int heads, NDArray tokens, TokenGroups groups) {
    return switch (groups) {
      case TokenGroups.Windows(int length, Optional<NDArray> bias) when bias.isPresent() ->
          module.call("biased_half", operands.with(tokens, heads, length, bias.get()));
      case TokenGroups.Windows windows ->
          module.call("free_half", operands.with(tokens, heads, windows.length()));
      case TokenGroups.Runs _ when onCard ->
          throw new IllegalArgumentException("a run's bias may begin where no card can read it");
      case TokenGroups.Runs runs ->
          module.call("runs_half", operands.with(tokens, heads, runs.bias(), runs.lengths()));
    };
  }

  /** As {@link TensorKernels#feedForwardHalf}. */
  Optional<UnaryOperator<NDArray>> feedForward(
      NormLayer norm, LinearLayer widen, LinearLayer narrow) {
    if (!(widen instanceof ScriptLinear first) || !(narrow instanceof ScriptLinear second)) {
      return Optional.empty();
    }
    ScriptModule module = module(new Pair(first.method(), second.method(), false));
    Operands operands = new Operands(norm, first, second);
    return Optional.of(tokens -> module.call("feed_forward_half", operands.with(tokens)));
  }

  private ScriptModule module(Pair pair) {
    return modules.computeIfAbsent(pair, p -> ScriptModule.load(manager, script(p)));
  }

  private String script(Pair pair) {
    String half =
        pair.attention()
            ? KernelScripts.attention(choice).orElseThrow() + KernelScripts.ATTENTION_HALF
            : KernelScripts.FEED_FORWARD_HALF;
    return layer("first_", pair.first()) + layer("second_", pair.second()) + half;
  }

  private String layer(String prefix, LinearMethod method) {
    String script = KernelScripts.layer(method, choice.precision(), onCard).orElseThrow();
    return KernelScripts.prefixed(prefix, script);
  }

  /** What a half computes with, which is the same at every call. */
  private record Operands(NormLayer norm, ScriptLinear first, ScriptLinear second) {
    /** The arguments of a script: tokens, what stays the same, and what is of this call. */
    Object[] with(NDArray tokens, Object... others) {
      List<Object> arguments = new ArrayList<>(7 + others.length);
      arguments.add(tokens);
      arguments.add(List.of(norm.weight(), norm.bias()));
      arguments.add(norm.epsilon());
      arguments.add(first.tensors());
      arguments.add(first.rows());
      arguments.add(second.tensors());
      arguments.add(second.rows());
      arguments.addAll(List.of(others));
      return arguments.toArray();
    }
  }
}
