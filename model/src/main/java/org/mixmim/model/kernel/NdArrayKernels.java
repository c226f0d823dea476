package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
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
  public LinearLayer linear(NDArray weight, Optional<NDArray> bias, int rows) {
    return new PlainLinear(weight, bias);
  }

  @Override
  public NDArray attention(NDArray queriesKeysValues, int heads, TokenGroups groups) {
    long batch = queriesKeysValues.getShape().get(0);
    long tokens = queriesKeysValues.getShape().get(1);
    long channels = queriesKeysValues.getShape().get(2) / 3;
    return switch (groups) {
      case TokenGroups.Windows windows ->
          attention(
                  queriesKeysValues.reshape(-1, windows.length(), 3 * channels),
                  heads,
                  windows.bias())
              .reshape(batch, tokens, channels);
      case TokenGroups.Runs runs -> attentionInRuns(queriesKeysValues, heads, runs);
    };
  }

  private static NDArray attention(NDArray queriesKeysValues, int heads, Optional<NDArray> bias) {
    long batch = queriesKeysValues.getShape().get(0);
    long tokens = queriesKeysValues.getShape().get(1);
    long channels = queriesKeysValues.getShape().get(2) / 3;
    NDArray all =
        queriesKeysValues
            .reshape(batch, tokens, 3, heads, channels / heads)
            .transpose(2, 0, 3, 1, 4);
    float scale = (float) (1 / Math.sqrt((double) channels / heads));
    // Made where it is needed: a number that comes from Java cannot be recorded on a card.
    NDArray factor = queriesKeysValues.getManager().full(new Shape(1), scale);
    NDArray scores = all.get(0).mul(factor).matMul(all.get(1).transpose(0, 1, 3, 2));
    NDArray biased = bias.map(scores::add).orElse(scores);
    return biased
        .softmax(-1)
        .matMul(all.get(2))
        .transpose(0, 2, 1, 3)
        .reshape(batch, tokens, channels);
  }

  private static NDArray attentionInRuns(
      NDArray queriesKeysValues, int heads, TokenGroups.Runs runs) {
    NDList gathered = new NDList();
    int token = 0;
    int pair = 0;
    for (int run : runs.lengths()) {
      NDArray own = queriesKeysValues.get(":, {}:{}", token, token + run);
      NDArray ownBias = runs.bias().get(":, {}:{}", pair, pair + run * run);
      ownBias.attach(own.getManager());
      gathered.add(attention(own, heads, Optional.of(ownBias.reshape(1, heads, run, run))));
      token += run;
      pair += run * run;
    }
    return NDArrays.concat(gathered, 1);
  }

  @Override
  public NDArray attentionBias(NDArray bias) {
    return bias;
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
    public NDArray applyInner(NDArray input) {
      return apply(input);
    }

    @Override
    public NDArray applyGelu(NDArray input) {
      return Activation.gelu(apply(input));
    }

    @Override
    public NDArray applyAdd(NDArray input, NDArray residual) {
      return apply(input).addi(residual);
    }

    @Override
    public boolean readsWeight() {
      return true;
    }
  }
}
