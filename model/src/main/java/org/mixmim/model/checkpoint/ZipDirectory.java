package org.mixmim.model.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Where each entry of a zip file lies, so that stored entries can be mapped in place, which {@link
 * java.util.zip.ZipFile} does not offer. Sizes come from the central directory and are checked
 * against the local headers, the file's end and each other: two entries that share bytes are
 * refused.
 */
final class ZipDirectory {
  /** More entries than any model has tensors. */
  static final int MAX_ENTRIES = 1 << 17;

  private static final int MAX_NAME = 4096;
  private static final long END = 0x06054b50L;
  private static final int END_LENGTH = 22;
  private static final long END_64 = 0x06064b50L;
  private static final long LOCATOR_64 = 0x07064b50L;
  private static final int LOCATOR_64_LENGTH = 20;
  private static final long CENTRAL = 0x02014b50L;
  private static final int CENTRAL_LENGTH = 46;
  private static final long LOCAL = 0x04034b50L;
  private static final int LOCAL_LENGTH = 30;
  private static final long ESCAPE_32 = 0xFFFF_FFFFL;
  private static final int ESCAPE_16 = 0xFFFF;
  private static final int ENCRYPTED = 1;

  private final FileBytes file;

  private ZipDirectory(FileBytes file) {
    this.file = file;
  }

  /**
   * One entry.
   *
   * @param name its path in the zip
   * @param stored whether its bytes are not compressed
   * @param header where its local header begins
   * @param data where its bytes begin
   * @param length how many bytes it takes in the file
   */
  record Entry(String name, boolean stored, long header, long data, long length) {}

  /** Reads the directory of a zip file. */
  static SequencedMap<String, Entry> read(FileBytes file) {
    return new ZipDirectory(file).read();
  }

  private SequencedMap<String, Entry> read() {
    long end = findEnd();
    long entries = file.unsignedShort(end + 10);
    long size = file.unsignedInt(end + 12);
    long at = file.unsignedInt(end + 16);
    if (entries == ESCAPE_16 || size == ESCAPE_32 || at == ESCAPE_32) {
      long locator = end - LOCATOR_64_LENGTH;
      check(locator >= 0 && file.unsignedInt(locator) == LOCATOR_64);
      long end64 = file.signedLong(locator + 8);
      check(end64 >= 0 && end64 < locator && file.unsignedInt(end64) == END_64);
      entries = file.signedLong(end64 + 32);
      size = file.signedLong(end64 + 40);
      at = file.signedLong(end64 + 48);
    }
    check(entries >= 0 && entries <= MAX_ENTRIES);
    check(at >= 0 && size >= 0 && at <= end && size <= end - at);
    SequencedMap<String, Entry> found = new LinkedHashMap<>();
    long limit = at + size;
    long position = at;
    for (long i = 0; i < entries; i++) {
      check(limit - position >= CENTRAL_LENGTH && file.unsignedInt(position) == CENTRAL);
      int nameLength = file.unsignedShort(position + 28);
      int extraLength = file.unsignedShort(position + 30);
      long next =
          position + CENTRAL_LENGTH + nameLength + extraLength + file.unsignedShort(position + 32);
      check(nameLength <= MAX_NAME && next <= limit);
      Entry entry = entry(position, nameLength, extraLength, at);
      check(found.put(entry.name(), entry) == null);
      position = next;
    }
    refuseOverlaps(found);
    return Collections.unmodifiableSequencedMap(found);
  }

  private long findEnd() {
    long last = file.size() - END_LENGTH;
    long first = Math.max(0, last - ESCAPE_16);
    for (long at = last; at >= first; at--) {
      if (file.unsignedInt(at) == END
          && at + END_LENGTH + file.unsignedShort(at + 20) <= file.size()) {
        return at;
      }
    }
    throw new CheckpointException(null, "checkpoint.zip-truncated", file.name());
  }

  private Entry entry(long position, int nameLength, int extraLength, long directory) {
    check((file.unsignedShort(position + 8) & ENCRYPTED) == 0);
    int method = file.unsignedShort(position + 10);
    long compressed = file.unsignedInt(position + 20);
    long size = file.unsignedInt(position + 24);
    long header = file.unsignedInt(position + 42);
    if (compressed == ESCAPE_32 || size == ESCAPE_32 || header == ESCAPE_32) {
      long field = zip64Field(position + CENTRAL_LENGTH + nameLength, extraLength);
      if (size == ESCAPE_32) {
        size = file.signedLong(field);
        field += Long.BYTES;
      }
      if (compressed == ESCAPE_32) {
        compressed = file.signedLong(field);
        field += Long.BYTES;
      }
      if (header == ESCAPE_32) {
        header = file.signedLong(field);
      }
    }
    check(header >= 0 && header <= directory - LOCAL_LENGTH && file.unsignedInt(header) == LOCAL);
    byte[] name = file.array(position + CENTRAL_LENGTH, nameLength);
    int localName = file.unsignedShort(header + 26);
    check(localName == nameLength);
    check(Arrays.equals(name, file.array(header + LOCAL_LENGTH, localName)));
    long data = header + LOCAL_LENGTH + localName + file.unsignedShort(header + 28);
    check(data <= directory && compressed >= 0 && compressed <= directory - data);
    boolean stored = method == 0;
    check(!stored || size == compressed);
    return new Entry(new String(name, StandardCharsets.UTF_8), stored, header, data, compressed);
  }

  /** The 64-bit sizes among an entry's extra fields. */
  private long zip64Field(long at, int length) {
    long end = at + length;
    while (end - at >= 4) {
      int size = file.unsignedShort(at + 2);
      if (file.unsignedShort(at) == 1) {
        check(at + 4 + size <= end);
        return at + 4;
      }
      at += 4 + size;
    }
    throw new CheckpointException(null, "checkpoint.zip-damaged", file.name());
  }

  private void refuseOverlaps(SequencedMap<String, Entry> entries) {
    List<Entry> inOrder = new ArrayList<>(entries.values());
    inOrder.sort(Comparator.comparingLong(Entry::header));
    long end = 0;
    for (Entry entry : inOrder) {
      check(entry.header() >= end);
      end = entry.data() + entry.length();
    }
  }

  private void check(boolean sound) {
    if (!sound) {
      throw new CheckpointException(null, "checkpoint.zip-damaged", file.name());
    }
  }
}
