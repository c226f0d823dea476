package org.mixmim.model.checkpoint;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.mixmim.model.checkpoint.PickleValue.Dictionary;
import org.mixmim.model.checkpoint.PickleValue.Huge;
import org.mixmim.model.checkpoint.PickleValue.Sequence;
import org.mixmim.model.checkpoint.PickleValue.Storage;
import org.mixmim.model.checkpoint.PickleValue.Text;
import org.mixmim.model.checkpoint.PickleValue.Truth;
import org.mixmim.model.checkpoint.PickleValue.Whole;

/**
 * PyTorch's format of before 1.6: five pickles (a magic number, a version, the writer's system, the
 * object, the storages' keys), then for each key a count and the numbers.
 */
final class TorchLegacyFile extends TorchStorages {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;

  private final FileBytes file;
  private final PickleBudget budget;

  /** The storages that tensors speak of, which alone tell a record's number format. */
  private final Map<String, Storage> named = new HashMap<>();

  private final Map<String, MemorySegment> records = new HashMap<>();
  private long at;

  private TorchLegacyFile(FileBytes file) {
    super(file.name());
    this.file = file;
    this.budget = new PickleBudget(file.name());
  }

  /**
   * Reads the pickles and where the storages lie.
   *
   * @param file the bytes, which the checkpoint owns from here on
   */
  static Checkpoint open(FileBytes file) {
    return read(file).checkpoint(file, CheckpointFormat.TORCH_LEGACY);
  }

  /** Everything the file holds. */
  static TorchContents read(FileBytes file) {
    TorchLegacyFile legacy = new TorchLegacyFile(file);
    if (!(legacy.pickle() instanceof Huge magic) || !magic.value().equals(MAGIC)) {
      throw new CheckpointException(null, "checkpoint.pickle-foreign", file.name());
    }
    if (!(legacy.pickle() instanceof Whole version) || version.value() != VERSION) {
      throw new CheckpointException(null, "checkpoint.pickle-foreign", file.name());
    }
    if (legacy.pickle() instanceof Dictionary system
        && system.get("little_endian").orElse(system) instanceof Truth little
        && !little.value()) {
      throw new CheckpointException(null, "checkpoint.big-endian", file.name());
    }
    PickleValue root = legacy.pickle();
    legacy.readRecords(legacy.pickle());
    return new TorchContents(legacy, root);
  }

  private PickleValue pickle() {
    PickleReader reader =
        new PickleReader(
            file, at, file.size(), budget, storage -> named.put(storage.key(), storage));
    PickleValue value = reader.read();
    at = reader.position();
    return value;
  }

  private void readRecords(PickleValue keys) {
    if (!(keys instanceof Sequence sequence)) {
      throw new CheckpointException(null, "checkpoint.pickle-damaged", file.name(), at);
    }
    for (PickleValue item : sequence.items()) {
      Storage storage = item instanceof Text key ? named.get(key.value()) : null;
      long count = file.signedLong(at);
      if (storage == null || count != storage.recordCount() || records.size() > named.size()) {
        throw new CheckpointException(null, "checkpoint.pickle-damaged", file.name(), at);
      }
      at += Long.BYTES;
      if (count > (file.size() - at) / storage.type().bytes()) {
        throw new CheckpointException(null, "checkpoint.truncated", file.name());
      }
      long length = count * storage.type().bytes();
      records.put(storage.key(), file.slice(at, length));
      at += length;
    }
  }

  @Override
  MemorySegment record(Storage storage) {
    MemorySegment record = records.get(storage.key());
    if (record == null) {
      throw new CheckpointException(null, "checkpoint.record-missing", file.name(), storage.key());
    }
    if (storage.recordCount() > record.byteSize() / storage.type().bytes()) {
      throw new CheckpointException(null, "checkpoint.record-short", file.name(), storage.key());
    }
    return record;
  }
}
