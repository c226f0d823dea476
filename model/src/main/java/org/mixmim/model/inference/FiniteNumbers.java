package org.mixmim.model.inference;

import org.mixmim.model.tensor.HostTensor;

/** Keeps what a damaged or overflowing network gives from being taken for an answer. */
final class FiniteNumbers {
  private FiniteNumbers() {}

  /**
   * Passes on what a model gave.
   *
   * @param numbers its result
   * @param model which gave it
   * @throws InferenceException if one of the numbers is infinite or none at all
   */
  static HostTensor of(HostTensor numbers, LoadedModel model) {
    for (int i = 0; i < numbers.length(); i++) {
      if (!Float.isFinite(numbers.at(i))) {
        throw new InferenceException(null, "inference.not-finite", model.info().name());
      }
    }
    return numbers;
  }
}
