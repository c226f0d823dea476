package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** A layer on a copy of its weight that {@code pack} of its module laid out once for all. */
final class PackedLinear implements LinearLayer, AutoCloseable {
  private final ScriptModule module;
  private final NDArray packed;
  private final NDArray bias;

  PackedLinear(ScriptModule module, NDArray weight, Optional<NDArray> bias, int rows) {
    this.module = module;
    this.packed = module.call("pack", weight, rows);
    this.bias = module.call("bias", biasOrZeros(weight, bias));
  }

  /** The bias, or zeros, so that every method takes one. */
  static NDArray biasOrZeros(NDArray weight, Optional<NDArray> bias) {
    return bias.orElseGet(() -> weight.getManager().zeros(weight.getShape().slice(0, 1)));
  }

  @Override
  public NDArray apply(NDArray input) {
    return module.call("apply", input, packed, bias);
  }

  @Override
  public NDArray applyInner(NDArray input) {
    return module.call("inner", input, packed, bias);
  }

  @Override
  public NDArray applyGelu(NDArray input) {
    return module.call("gelu", input, packed, bias);
  }

  @Override
  public NDArray applyAdd(NDArray input, NDArray residual) {
    return module.call("add", input, residual, packed, bias);
  }

  @Override
  public boolean readsWeight() {
    return false;
  }

  /** Gives the copy back before its manager is closed. */
  @Override
  public void close() {
    packed.close();
  }
}
