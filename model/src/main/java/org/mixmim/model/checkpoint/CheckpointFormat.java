package org.mixmim.model.checkpoint;

/** The ways a model file is written. */
public enum CheckpointFormat {
  /** A JSON header, then raw tensors. */
  SAFETENSORS,
  /** A zip of a pickle and one record a storage, as PyTorch writes since 1.6. */
  TORCH_ZIP,
  /** Five pickles, then raw storages, as PyTorch wrote before 1.6. */
  TORCH_LEGACY
}
