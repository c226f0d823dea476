package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.Optional;

/** The operations in plain NDArray calls: slower, and right on every device. */
public final class NdArrayKernels implements TensorKernels {
  /** Makes the plain kernels. */
  public NdArrayKernels() {}

  @Override
  public String name() {
    return "ndarray";
  }

  @Override
  public LinearLayer linear(NDArray weight, Optional<NDArray> bias) {
    return new PlainLinear(weight, bias);
  }

  @Override
  public NormLayer norm(NDArray weight, NDArray bias, double epsilon) {
    return input ->
        LayerNorm.layerNorm(input, weight.getShape(), weight, bias, (float) epsilon)
            .singletonOrThrow();
  }

  @Override
  public NDArray attention(NDArray query, NDArray key, NDArray value, Optional<NDArray> bias) {
    double scale = 1 / Math.sqrt((double) query.getShape().get(3));
    NDArray scores = query.mul((float) scale).matMul(key.transpose(0, 1, 3, 2));
    NDArray biased = bias.map(scores::add).orElse(scores);
    return biased.softmax(-1).matMul(value);
  }

  private record PlainLinear(NDArray weight, Optional<NDArray> bias) implements LinearLayer {
    @Override
    public NDArray apply(NDArray input) {
      NDList output =
          bias.isPresent()
              ? Linear.linear(input, weight, bias.get())
              : Linear.linear(input, weight);
      return output.singletonOrThrow();
    }

    @Override
    public NDArray applyGelu(NDArray input) {
      return Activation.gelu(apply(input));
    }

    @Override
    public NDArray applyAdd(NDArray input, NDArray residual) {
      return apply(input).addi(residual);
    }
  }
}
