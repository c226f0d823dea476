package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The halves of transformer blocks, each by one call of a script instead of three or four. The
 * script calls the same operations; what is saved is the way there, which on a card takes longer
 * than the operations themselves.
 */
final class FusedHalves {
  private final ScriptModule module;
  private final ChosenScript script;
  private final MklThreads mkl;

  /**
   * Halves of a script.
   *
   * @param module the script, compiled
   * @param script what it holds
   * @param mkl keeps MKL from dividing the work of attention
   */
  FusedHalves(ScriptModule module, ChosenScript script, MklThreads mkl) {
    this.module = module;
    this.script = script;
    this.mkl = mkl;
  }

  /** As {@link TensorKernels#attentionHalf}. */
  Optional<BiFunction<NDArray, TokenGroups, NDArray>> attention(
      NormLayer norm, LinearLayer queriesKeysValues, int heads, LinearLayer projection) {
    if (!(queriesKeysValues instanceof ScriptLinear first)
        || !(projection instanceof ScriptLinear second)
        || !script.hasAttentionHalf(first.method(), second.method())) {
      return Optional.empty();
    }
    Half half = new Half(norm, first, second);
    // MKL's layers want all threads, and where they are the fastest attention does not mind.
    boolean alone = first.method() != LinearMethod.MKL && second.method() != LinearMethod.MKL;
    return Optional.of(
        (tokens, groups) -> {
          Supplier<NDArray> call = () -> attention(half, heads, tokens, groups);
          return alone ? mkl.alone(call) : call.get();
        });
  }

  private NDArray attention(Half half, int heads, NDArray tokens, TokenGroups groups) {
    if (groups instanceof TokenGroups.Runs && script.onCard()) {
      throw new IllegalArgumentException("a run's bias may begin where no card can read it");
    }
    AttentionCall call = AttentionCall.of(heads, groups);
    return half.call(call.function() + "_half", tokens, call.arguments());
  }

  /** As {@link TensorKernels#feedForwardHalf}. */
  Optional<UnaryOperator<NDArray>> feedForward(
      NormLayer norm, LinearLayer widen, LinearLayer narrow) {
    if (!(widen instanceof ScriptLinear first)
        || !(narrow instanceof ScriptLinear second)
        || !script.hasFeedForwardHalf(first.method(), second.method())) {
      return Optional.empty();
    }
    Half half = new Half(norm, first, second);
    return Optional.of(tokens -> half.call("feed_forward_half", tokens, List.of()));
  }

  /** The functions of a half with two layers, and what they compute with at every call. */
  private final class Half {
    private final String prefix;
    private final List<Object> operands;

    Half(NormLayer norm, ScriptLinear first, ScriptLinear second) {
      this.prefix = ChosenScript.half(first.method(), second.method(), "");
      this.operands =
          List.of(
              List.of(norm.weight(), norm.bias()),
              norm.epsilon(),
              first.tensors(),
              first.rows(),
              second.tensors(),
              second.rows());
    }

    NDArray call(String function, NDArray tokens, List<Object> others) {
      List<Object> arguments = new ArrayList<>();
      arguments.add(tokens);
      arguments.addAll(operands);
      arguments.addAll(others);
      return module.call(prefix + function, arguments.toArray());
    }
  }
}
