package org.mixmim.model.checkpoint;

import java.util.Map;
import java.util.Optional;

/** Finds tensors for tests. */
final class Tensors {
  private Tensors() {}

  static StoredTensor of(Checkpoint checkpoint, String name) {
    return in(checkpoint.tensors(), name);
  }

  static StoredTensor in(Map<String, StoredTensor> tensors, String name) {
    return Optional.ofNullable(tensors.get(name))
        .orElseThrow(() -> new AssertionError("no tensor " + name));
  }
}
