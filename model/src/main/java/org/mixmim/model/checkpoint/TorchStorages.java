package org.mixmim.model.checkpoint;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.mixmim.model.checkpoint.PickleValue.Sequence;
import org.mixmim.model.checkpoint.PickleValue.Storage;
import org.mixmim.model.checkpoint.PickleValue.Tensor;
import org.mixmim.model.checkpoint.PickleValue.Whole;

/** Finds a PyTorch file's storages, and so turns a pickle's tensors into views of the file. */
abstract class TorchStorages {
  private final String file;

  TorchStorages(String file) {
    this.file = file;
  }

  /**
   * The record a storage lies in.
   *
   * @return at least {@link Storage#recordCount()} numbers
   * @throws CheckpointException if the file has no such record, or a shorter one
   */
  abstract MemorySegment record(Storage storage);

  /** The file's name, for messages. */
  final String file() {
    return file;
  }

  /** A tensor's view of the file, checked to lie inside its storage. */
  final TensorView view(String name, Tensor tensor) {
    Storage storage = tensor.storage();
    List<Long> shape = wholes(name, tensor.shape());
    List<Long> strides = wholes(name, tensor.strides());
    if (shape.size() != strides.size()) {
      throw new CheckpointException(null, "checkpoint.tensor-bounds", file, name);
    }
    long size = storage.type().bytes();
    MemorySegment part = record(storage).asSlice(storage.offset() * size, storage.count() * size);
    return TensorView.of(file, name, storage.type(), shape, strides, tensor.offset(), part);
  }

  private List<Long> wholes(String name, Sequence sequence) {
    List<Long> longs = new ArrayList<>();
    for (PickleValue item : sequence.items()) {
      if (!(item instanceof Whole whole) || longs.size() == TensorView.MAX_AXES) {
        throw new CheckpointException(null, "checkpoint.tensor-bounds", file, name);
      }
      longs.add(whole.value());
    }
    return longs;
  }
}
