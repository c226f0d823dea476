package org.mixmim.model.checkpoint;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A checkpoint whose tensors are views of one file's bytes. */
final class OpenCheckpoint implements Checkpoint {
  private final FileBytes file;
  private final CheckpointFormat format;
  private final SequencedMap<String, StoredTensor> tensors;
  private final Map<String, String> metadata;
  private final String container;
  private final int skippedTensors;
  private @Nullable String sha256;

  OpenCheckpoint(
      FileBytes file,
      CheckpointFormat format,
      SequencedMap<String, ? extends StoredTensor> tensors,
      Map<String, String> metadata,
      String container,
      int skippedTensors) {
    this.file = file;
    this.format = format;
    this.tensors = Collections.unmodifiableSequencedMap(tensors);
    this.metadata = Collections.unmodifiableMap(metadata);
    this.container = container;
    this.skippedTensors = skippedTensors;
  }

  @Override
  public CheckpointFormat format() {
    return format;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public SequencedMap<String, StoredTensor> tensors() {
    return tensors;
  }

  @Override
  public Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public String container() {
    return container;
  }

  @Override
  public int skippedTensors() {
    return skippedTensors;
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      requireUnchanged();
      try {
        sha256 = file.sha256();
      } catch (InternalError e) {
        throw new CheckpointException(e, "checkpoint.changed", file.name());
      }
    }
    return sha256;
  }

  @Override
  public void requireUnchanged() {
    file.requireUnchanged();
  }

  @Override
  public void close() {
    file.close();
  }
}
