package org.mixmim.model.inference;

import org.mixmim.model.image.RgbImage;
import org.mixmim.model.network.StageMemory;

/**
 * Two images whose mask is being painted, and what the encoder remembers of their mixture.
 *
 * @param a the square of image A
 * @param b the square of image B
 * @param memory owned by this record
 */
record PaintedPair(RgbImage a, RgbImage b, StageMemory memory) implements AutoCloseable {
  /** Whether a request is about these images. */
  boolean shows(ReconstructionRequest request) {
    return a.equals(request.a()) && b.equals(request.b());
  }

  @Override
  public void close() {
    memory.close();
  }
}
