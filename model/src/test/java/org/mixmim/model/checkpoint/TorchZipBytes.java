package org.mixmim.model.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs PyTorch's zip files for tests. */
final class TorchZipBytes {
  private TorchZipBytes() {}

  /** A file of a pickle and one storage of one float32. */
  static byte[] of(byte[] pickle) throws IOException {
    return stored(Map.of("archive/data.pkl", pickle, "archive/data/0", new byte[4]));
  }

  static byte[] stored(Map<String, byte[]> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> record : records.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(record.getValue());
        ZipEntry entry = new ZipEntry(record.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(record.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(record.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  static byte[] deflated(Map<String, byte[]> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> record : records.entrySet()) {
        zip.putNextEntry(new ZipEntry(record.getKey()));
        zip.write(record.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** The records of a sound file, in order. */
  static Map<String, byte[]> records(byte[] file) throws IOException {
    Map<String, byte[]> records = new LinkedHashMap<>();
    try (FileBytes bytes = FileBytes.copy(new ByteArrayInputStream(file), "fixture")) {
      ZipDirectory.read(bytes)
          .forEach(
              (name, entry) -> records.put(name, bytes.array(entry.data(), (int) entry.length())));
    }
    return records;
  }
}
