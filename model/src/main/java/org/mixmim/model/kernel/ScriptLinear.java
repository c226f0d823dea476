package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A layer computed by a script, on a copy of its weight that the script's {@code pack} laid out
 * once for all. MKL's copy serves the rows of one image; more images go through it one after the
 * other: a copy for each number of them would take longer than that saves.
 */
final class ScriptLinear implements LinearLayer, AutoCloseable {
  private final ScriptModule module;
  private final LinearMethod method;
  private final List<NDArray> tensors;
  private final int rows;

  ScriptLinear(
      ScriptModule module, LinearMethod method, NDArray weight, Optional<NDArray> bias, int rows) {
    this.module = module;
    this.method = method;
    this.rows = rows;
    NDArray packed = module.call(ChosenScript.layer(method, "pack"), weight, rows);
    NDArray added = module.call(ChosenScript.layer(method, "bias"), biasOrZeros(weight, bias));
    this.tensors =
        method == LinearMethod.MKL
            ? List.of(packed, added, shapeOf(weight))
            : List.of(packed, added);
  }

  /** The bias, or zeros, so that every method takes one. */
  private static NDArray biasOrZeros(NDArray weight, Optional<NDArray> bias) {
    return bias.orElseGet(() -> weight.getManager().zeros(weight.getShape().slice(0, 1)));
  }

  /** MKL asks for the weight itself, but reads its shape only. */
  private static NDArray shapeOf(NDArray weight) {
    return weight.getManager().zeros(new Shape(1)).broadcast(weight.getShape());
  }

  /** How it computes. */
  LinearMethod method() {
    return method;
  }

  /** What the functions of its script take as {@code l}. */
  List<NDArray> tensors() {
    return tensors;
  }

  /** How many rows it was packed for. */
  int rows() {
    return rows;
  }

  @Override
  public NDArray apply(NDArray input) {
    return call("apply", input, tensors, rows);
  }

  @Override
  public NDArray applyInner(NDArray input) {
    return call("inner", input, tensors, rows);
  }

  @Override
  public NDArray applyGelu(NDArray input) {
    return call("gelu", input, tensors, rows);
  }

  @Override
  public NDArray applyAdd(NDArray input, NDArray residual) {
    return call("add", input, residual, tensors, rows);
  }

  private NDArray call(String function, Object... arguments) {
    return module.call(ChosenScript.layer(method, function), arguments);
  }

  @Override
  public boolean readsWeight() {
    return false;
  }

  /** Gives the copy back before its manager is closed. */
  @Override
  public void close() {
    tensors.forEach(NDArray::close);
  }
}
