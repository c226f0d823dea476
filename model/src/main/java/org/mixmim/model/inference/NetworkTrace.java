package org.mixmim.model.inference;

import java.util.Optional;
import java.util.SequencedMap;
import org.mixmim.model.tensor.HostTensor;

/**
 * The named intermediates of one pass, as the reference implementations compute them.
 *
 * @param tensors by name, in the order of computation
 * @param loss the training loss of a mixed batch
 */
public record NetworkTrace(SequencedMap<String, HostTensor> tensors, Optional<TrainingLoss> loss) {
  /**
   * One intermediate.
   *
   * @param name for example {@code stage1}
   * @return the tensor
   * @throws IllegalArgumentException if the pass has no such intermediate
   */
  public HostTensor get(String name) {
    HostTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no intermediate is called " + name);
    }
    return tensor;
  }
}
