package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/** Keeps native memory flat: what a step computes on its way is released when the step ends. */
final class Scope {
  private Scope() {}

  /**
   * Runs a step of the network.
   *
   * @param input taken over and released, unless the step returns it
   * @param step from the input to the output
   * @return the output, owned by the manager that owned the input
   */
  static NDArray step(NDArray input, UnaryOperator<NDArray> step) {
    NDManager outer = input.getManager();
    try (NDManager inner = outer.newSubManager()) {
      input.attach(inner);
      NDArray output = step.apply(input);
      output.attach(outer);
      return output;
    }
  }
}
