package org.mixmim.model.engine;

import ai.djl.ndarray.NDManager;

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
   * Whether a manager's arrays lie on a card: there, many small operations are slow.
   *
   * @param manager of the engine
   * @return false on the main processor
   */
  public static boolean isCard(NDManager manager) {
    return !manager.getDevice().equals(CPU.toEngine());
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
