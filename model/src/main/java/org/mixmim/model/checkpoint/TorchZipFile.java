package org.mixmim.model.checkpoint;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mixmim.model.checkpoint.PickleValue.Storage;

/**
 * PyTorch's zip format: {@code ROOT/data.pkl} describes, {@code ROOT/data/KEY} holds each storage,
 * all stored without compression. Other records, which newer versions add, are passed over.
 */
final class TorchZipFile extends TorchStorages {
  private static final String PICKLE = "data.pkl";
  private static final int MAX_BYTE_ORDER = 16;

  private final FileBytes file;
  private final Map<String, ZipDirectory.Entry> entries;
  private final String root;

  private TorchZipFile(FileBytes file) {
    super(file.name());
    this.file = file;
    this.entries = ZipDirectory.read(file);
    this.root = root();
  }

  /**
   * Reads the directory and the pickle.
   *
   * @param file the bytes, which the checkpoint owns from here on
   */
  static Checkpoint open(FileBytes file) {
    return read(file).checkpoint(file, CheckpointFormat.TORCH_ZIP);
  }

  /** Everything the file holds. */
  static TorchContents read(FileBytes file) {
    TorchZipFile zip = new TorchZipFile(file);
    zip.refuseBigEndian();
    ZipDirectory.Entry pickle = zip.entry(PICKLE);
    PickleReader reader =
        new PickleReader(
            file,
            pickle.data(),
            pickle.data() + pickle.length(),
            new PickleBudget(file.name()),
            storage -> {});
    return new TorchContents(zip, reader.read());
  }

  private String root() {
    List<String> pickles =
        entries.keySet().stream()
            .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
            .toList();
    if (pickles.size() != 1) {
      throw new CheckpointException(null, "checkpoint.zip-no-pickle", file.name());
    }
    String found = pickles.getFirst();
    String folder = found.substring(0, found.length() - PICKLE.length());
    if (entries.containsKey(folder + "constants.pkl")) {
      throw new CheckpointException(null, "checkpoint.torchscript", file.name());
    }
    return folder;
  }

  private void refuseBigEndian() {
    ZipDirectory.Entry order = entries.get(root + "byteorder");
    if (order != null && order.length() <= MAX_BYTE_ORDER) {
      byte[] text = file.array(order.data(), (int) order.length());
      if (new String(text, StandardCharsets.US_ASCII).strip().equals("big")) {
        throw new CheckpointException(null, "checkpoint.big-endian", file.name());
      }
    }
  }

  private ZipDirectory.Entry entry(String path) {
    ZipDirectory.Entry entry = entries.get(root + path);
    if (entry == null) {
      throw new CheckpointException(null, "checkpoint.record-missing", file.name(), root + path);
    }
    if (!entry.stored()) {
      throw new CheckpointException(null, "checkpoint.zip-compressed", file.name(), root + path);
    }
    return entry;
  }

  @Override
  MemorySegment record(Storage storage) {
    ZipDirectory.Entry entry = entry("data/" + storage.key());
    if (storage.recordCount() > entry.length() / storage.type().bytes()) {
      throw new CheckpointException(null, "checkpoint.record-short", file.name(), entry.name());
    }
    return file.slice(entry.data(), entry.length());
  }
}
