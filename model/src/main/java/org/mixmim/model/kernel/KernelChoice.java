package org.mixmim.model.kernel;

import java.util.HashMap;
import java.util.Map;
import org.mixmim.model.engine.Precision;

/**
 * Which method computes what.
 *
 * @param precision of the heavy operations
 * @param linears by class of layer; classes that are missing are computed plainly
 * @param attention how attention is computed
 */
public record KernelChoice(
    Precision precision, Map<LayerClass, LinearMethod> linears, AttentionMethod attention) {
  /** The engine's own operations, right on every device. */
  public static final KernelChoice PLAIN =
      new KernelChoice(Precision.FLOAT32, Map.of(), AttentionMethod.PLAIN);

  /** Copies the map. */
  public KernelChoice {
    linears = Map.copyOf(linears);
  }

  /**
   * One method for every layer.
   *
   * @param precision of the heavy operations
   * @param method of every fully connected layer
   * @param attention how attention is computed
   * @return the choice
   */
  public static KernelChoice uniform(
      Precision precision, LinearMethod method, AttentionMethod attention) {
    Map<LayerClass, LinearMethod> linears = new HashMap<>();
    LayerClass.all().forEach(layer -> linears.put(layer, method));
    return new KernelChoice(precision, linears, attention);
  }

  /**
   * How layers of a class are computed.
   *
   * @param layer the class
   * @return the method
   */
  public LinearMethod linear(LayerClass layer) {
    return linears.getOrDefault(layer, LinearMethod.PLAIN);
  }
}
