package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * A layer on a copy of its weight that MKL packed for one number of rows. When another number comes
 * twice in a row, the weight is packed anew for that one; until then MKL multiplies unpacked.
 */
final class MklLinear implements LinearLayer {
  private final ScriptModule module;
  private final NDArray weight;
  private final NDArray bias;
  private int rows;
  private NDArray packed;
  private int lastRows;

  MklLinear(ScriptModule module, NDArray weight, Optional<NDArray> bias, int rows) {
    this.module = module;
    this.weight = weight;
    this.bias = PackedLinear.biasOrZeros(weight, bias);
    this.rows = rows;
    this.lastRows = rows;
    this.packed = module.call("pack", weight, rows);
  }

  @Override
  public NDArray apply(NDArray input) {
    return call("apply", input, Optional.empty());
  }

  @Override
  public NDArray applyInner(NDArray input) {
    return apply(input);
  }

  @Override
  public NDArray applyGelu(NDArray input) {
    return call("gelu", input, Optional.empty());
  }

  @Override
  public NDArray applyAdd(NDArray input, NDArray residual) {
    return call("add", input, Optional.of(residual));
  }

  @Override
  public boolean readsWeight() {
    return true;
  }

  /** One at a time, so that no packed copy is replaced while it is read. */
  private synchronized NDArray call(String method, NDArray input, Optional<NDArray> residual) {
    int now = Math.toIntExact(input.size() / input.getShape().getLastDimension());
    if (now != rows && now == lastRows) {
      NDArray fresh = module.call("pack", weight, now);
      packed.close();
      packed = fresh;
      rows = now;
    }
    lastRows = now;
    return residual.isPresent()
        ? module.call(method, input, residual.get(), packed, weight, bias, rows)
        : module.call(method, input, packed, weight, bias, rows);
  }
}
