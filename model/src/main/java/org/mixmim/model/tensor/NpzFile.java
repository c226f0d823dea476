package org.mixmim.model.tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mixmim.model.file.AtomicFile;

/** Several named arrays in one file, as {@code numpy.savez} writes them and {@code load} reads. */
public final class NpzFile {
  private NpzFile() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @param file where; a file of that name is replaced
   * @param tensors name to array, written in this order
   * @throws TensorFileException if it cannot be written
   */
  public static void write(Path file, SequencedMap<String, HostTensor> tensors) {
    try {
      AtomicFile.write(
          file,
          out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
              for (Map.Entry<String, HostTensor> tensor : tensors.entrySet()) {
                put(zip, tensor.getKey() + ".npy", NpyFile.encode(tensor.getValue()));
              }
            }
          });
    } catch (IOException e) {
      throw new TensorFileException(e, "tensor.unwritable", file.toString());
    }
  }

  /** Stored, not deflated, so that NumPy can map the numbers where they lie. */
  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
