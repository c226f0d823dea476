package org.mixmim.model.checkpoint;

import java.util.Optional;

/** Finds tensors for tests. */
final class Tensors {
  private Tensors() {}

  static StoredTensor of(Checkpoint checkpoint, String name) {
    return Optional.ofNullable(checkpoint.tensors().get(name))
        .orElseThrow(() -> new AssertionError("no tensor " + name));
  }
}
