package org.mixmim.model.checkpoint;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An open model file. Its tensors' numbers are read on demand; whoever opened it closes it, after
 * which no tensor of it may be read.
 */
public interface Checkpoint extends AutoCloseable {
  /**
   * How the file is written.
   *
   * @return the format
   */
  CheckpointFormat format();

  /**
   * What the user calls the file.
   *
   * @return a name for messages
   */
  String name();

  /**
   * The model's tensors by their names in the file, without optimizer states.
   *
   * @return in the file's order
   */
  SequencedMap<String, StoredTensor> tensors();

  /**
   * What the file says of its model beside tensors, flattened to text: safetensors metadata, or the
   * official {@code args} and OpenMMLab's {@code meta} as {@code args.norm_pix_loss}, {@code
   * meta.cfg}, {@code epoch} and so on.
   *
   * @return keys to values, possibly none
   */
  Map<String, String> metadata();

  /**
   * The key under which the file keeps the model among other things, for example {@code
   * state_dict}.
   *
   * @return empty if the file is nothing but the model
   */
  default String container() {
    return "";
  }

  /**
   * How many tensors of the file are not the model's, such as an optimizer's.
   *
   * @return 0 or more
   */
  default int skippedTensors() {
    return 0;
  }

  /**
   * The SHA-256 of the whole file, computed at the first call.
   *
   * @return lower-case hex
   * @throws CheckpointException if the file cannot be read, has changed since it was opened or is
   *     closed
   */
  String sha256();

  /**
   * Looks, by its size and date, whether the file is still what it was when it was opened. Where
   * the date alone is another, the bytes are compared by {@link #sha256} if that was asked for.
   *
   * @throws CheckpointException if somebody has written into it
   */
  void requireUnchanged();

  /**
   * What the file was when it was last found to be what was opened: equal of one file that nobody
   * has touched between.
   *
   * @return empty for what comes with the program
   */
  default Optional<FileStamp> stamp() {
    return Optional.empty();
  }

  /** Lets go of the file; mapped numbers become invalid. */
  @Override
  void close();
}
