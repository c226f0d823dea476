package org.mixmim.model.engine;

/**
 * Where a model computes.
 *
 * @param kind of processor
 * @param index which of several, from 0
 */
public record Device(Kind kind, int index) {
  /** The processor that every machine has. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  /** Kinds of processors. */
  public enum Kind {
    /** The main processor. */
    CPU,
    /** An NVIDIA card. */
    CUDA,
    /** An Apple card. */
    MPS
  }

  /**
   * This device as the engine names it.
   *
   * @return the engine's device
   */
  public ai.djl.Device toEngine() {
    return switch (kind) {
      case CPU -> ai.djl.Device.cpu();
      case CUDA -> ai.djl.Device.gpu(index);
      case MPS -> ai.djl.Device.of("mps", index);
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CPU -> "cpu";
      case CUDA -> "cuda:" + index;
      case MPS -> "mps";
    };
  }
}
