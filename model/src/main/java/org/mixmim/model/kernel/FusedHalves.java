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
    Operands operands = new Operands(norm, first, second);
    // MKL's layers want all threads, and where they are the fastest attention does not mind.
    boolean alone = first.method() != LinearMethod.MKL && second.method() != LinearMethod.MKL;
    return Optional.of(
        (tokens, groups) -> {
          Supplier<NDArray> half = () -> attention(operands, heads, tokens, groups);
          return alone ? mkl.alone(half) : half.get();
        });
  }

  private NDArray attention(Operands operands, int heads, NDArray tokens, TokenGroups groups) {
    return switch (groups) {
      case TokenGroups.Windows(int length, Optional<NDArray> bias) when bias.isPresent() ->
          call("biased_half", operands, tokens, heads, length, bias.get());
      case TokenGroups.Windows windows ->
          call("free_half", operands, tokens, heads, windows.length());
      case TokenGroups.Runs _ when script.onCard() ->
          throw new IllegalArgumentException("a run's bias may begin where no card can read it");
      case TokenGroups.Runs runs ->
          call("runs_half", operands, tokens, heads, runs.bias(), runs.lengths());
    };
  }

  /** As {@link TensorKernels#feedForwardHalf}. */
  Optional<UnaryOperator<NDArray>> feedForward(
      NormLayer norm, LinearLayer widen, LinearLayer narrow) {
    if (!(widen instanceof ScriptLinear first)
        || !(narrow instanceof ScriptLinear second)
        || !script.hasFeedForwardHalf(first.method(), second.method())) {
      return Optional.empty();
    }
    Operands operands = new Operands(norm, first, second);
    return Optional.of(tokens -> call("feed_forward_half", operands, tokens));
  }

  /** What a half computes with, the same at every call. */
  private record Operands(NormLayer norm, ScriptLinear first, ScriptLinear second) {}

  private NDArray call(String function, Operands operands, NDArray tokens, Object... others) {
    ScriptLinear first = operands.first();
    ScriptLinear second = operands.second();
    List<Object> arguments = new ArrayList<>();
    arguments.add(tokens);
    arguments.add(List.of(operands.norm().weight(), operands.norm().bias()));
    arguments.add(operands.norm().epsilon());
    arguments.add(first.tensors());
    arguments.add(first.rows());
    arguments.add(second.tensors());
    arguments.add(second.rows());
    arguments.addAll(List.of(others));
    String name = ChosenScript.half(first.method(), second.method(), function);
    return module.call(name, arguments.toArray());
  }
}
