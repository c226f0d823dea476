package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * A layer on a copy of its weight that MKL packed for the rows of one image. More images go through
 * it one after the other: a packed copy for each number of them would take longer than that saves.
 */
final class MklLinear implements LinearLayer {
  private final ScriptModule module;
  private final NDArray packed;
  private final NDArray shape;
  private final NDArray bias;
  private final int rows;

  MklLinear(ScriptModule module, NDArray weight, Optional<NDArray> bias, int rows) {
    this.module = module;
    this.packed = module.call("pack", weight, rows);
    this.shape = weight.getManager().zeros(new Shape(1)).broadcast(weight.getShape());
    this.bias = PackedLinear.biasOrZeros(weight, bias);
    this.rows = rows;
  }

  @Override
  public NDArray apply(NDArray input) {
    return module.call("apply", input, packed, shape, bias, rows);
  }

  @Override
  public NDArray applyInner(NDArray input) {
    return apply(input);
  }

  @Override
  public NDArray applyGelu(NDArray input) {
    return module.call("gelu", input, packed, shape, bias, rows);
  }

  @Override
  public NDArray applyAdd(NDArray input, NDArray residual) {
    return module.call("add", input, residual, packed, shape, bias, rows);
  }

  @Override
  public boolean readsWeight() {
    return false;
  }
}
