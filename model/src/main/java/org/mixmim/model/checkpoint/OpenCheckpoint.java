package org.mixmim.model.checkpoint;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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

  /** What the file was found to be when its bytes were others. */
  private @Nullable FileStamp refused;

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
      String found = hash();
      // Bytes written meanwhile would be taken for those that were opened ever after.
      requireUnchanged();
      sha256 = found;
    }
    return sha256;
  }

  private String hash() {
    try {
      return file.sha256();
    } catch (InternalError e) {
      throw changed(e);
    }
  }

  @Override
  public void requireUnchanged() {
    if (file.changed().isPresent()) {
      requireSameBytes();
    }
  }

  /** One thread hashes; those that wait for it find that the file was accepted or refused. */
  private synchronized void requireSameBytes() {
    Optional<FileStamp> now = file.changed();
    if (now.isPresent()) {
      FileStamp found = now.get();
      if (sha256 == null || file.isOtherLength(found) || found.equals(refused)) {
        throw changed(null);
      }
      if (!hash().equals(sha256)) {
        refused = found;
        throw changed(null);
      }
      file.accept(found);
    }
  }

  private CheckpointException changed(@Nullable Throwable cause) {
    return new CheckpointException(cause, "checkpoint.changed", file.name());
  }

  @Override
  public Optional<FileStamp> stamp() {
    return file.stamp();
  }

  @Override
  public void close() {
    file.close();
  }
}
