package org.mixmim.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import org.mixmim.model.file.Sha256;

/**
 * The bytes of a model file, mapped where possible, with every access checked against the end.
 *
 * <p>Mapping keeps large files out of the heap: a page is read when a number on it is asked for.
 */
final class FileBytes implements AutoCloseable {
  private final String name;
  private final Arena arena;
  private final MemorySegment bytes;
  private volatile Optional<FileStamp> stamp;

  private FileBytes(String name, Arena arena, MemorySegment bytes, Optional<FileStamp> stamp) {
    this.name = name;
    this.arena = arena;
    this.bytes = bytes;
    this.stamp = stamp;
  }

  /** Maps a whole file. */
  @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as the returned bytes
  static FileBytes map(Path file, String name) {
    if (Files.isDirectory(file)) {
      throw new CheckpointException(null, "checkpoint.folder", name);
    }
    if (!Files.exists(file)) {
      throw new CheckpointException(null, "checkpoint.no-file", name);
    }
    // Devices and pipes have no size and may never end.
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(null, "checkpoint.not-a-file", name);
    }
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      FileStamp stamp = FileStamp.of(file);
      MemorySegment mapped =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asReadOnly();
      return new FileBytes(name, arena, mapped, Optional.of(stamp));
    } catch (IOException e) {
      arena.close();
      throw new CheckpointException(e, "checkpoint.unreadable", name);
    }
  }

  /** Reads a stream to its end into memory outside the heap. */
  @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as the returned bytes
  static FileBytes copy(InputStream in, String name) {
    Arena arena = Arena.ofShared();
    try {
      byte[] all = in.readAllBytes();
      MemorySegment copy = arena.allocate(Math.max(all.length, 1), Long.BYTES);
      MemorySegment.copy(all, 0, copy, ValueLayout.JAVA_BYTE, 0, all.length);
      return new FileBytes(name, arena, copy.asSlice(0, all.length).asReadOnly(), Optional.empty());
    } catch (IOException | UncheckedIOException e) {
      arena.close();
      throw new CheckpointException(e, "checkpoint.unreadable", name);
    }
  }

  /** A part of these bytes as a file of its own; closing it closes the whole. */
  FileBytes part(String partName, long at, long length) {
    return new FileBytes(partName, arena, slice(at, length), stamp);
  }

  String name() {
    return name;
  }

  /** Empty of what was never mapped from a file. */
  Optional<FileStamp> stamp() {
    return stamp;
  }

  long size() {
    return bytes.byteSize();
  }

  int unsignedByte(long at) {
    require(at, Byte.BYTES);
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
  }

  int unsignedShort(long at) {
    require(at, Short.BYTES);
    return bytes.get(LittleEndian.SHORT, at) & 0xFFFF;
  }

  long unsignedInt(long at) {
    require(at, Integer.BYTES);
    return bytes.get(LittleEndian.INT, at) & 0xFFFF_FFFFL;
  }

  long signedLong(long at) {
    require(at, Long.BYTES);
    return bytes.get(LittleEndian.LONG, at);
  }

  /** A range of the bytes, refused as a truncated file if it does not lie inside. */
  MemorySegment slice(long at, long length) {
    require(at, length);
    return bytes.asSlice(at, length);
  }

  private void require(long at, long length) {
    if (at < 0 || length < 0 || length > size() - at) {
      throw new CheckpointException(null, "checkpoint.truncated", name);
    }
  }

  /**
   * What a mapped file is now, if somebody has touched it: its numbers may be others, and reading
   * beyond a new end would end the program.
   */
  Optional<FileStamp> changed() {
    return stamp.flatMap(FileStamp::changed);
  }

  /** Whether the file has another length now, so that it cannot hold the same bytes. */
  boolean isOtherLength(FileStamp now) {
    return stamp.filter(then -> then.bytes() == now.bytes()).isEmpty();
  }

  /** Takes the file for unchanged as long as it is what it is now. */
  void accept(FileStamp now) {
    stamp = Optional.of(now);
  }

  /** A copy of a range that the caller has found to be small. */
  byte[] array(long at, int length) {
    return slice(at, length).toArray(ValueLayout.JAVA_BYTE);
  }

  boolean startsWith(int... prefix) {
    if (size() < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (unsignedByte(i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** While it reads, closing waits: memory that a native digest holds cannot be given back. */
  synchronized String sha256() {
    if (!arena.scope().isAlive()) {
      throw new CheckpointException(null, "checkpoint.closed", name);
    }
    MessageDigest digest = Sha256.digest(size());
    for (long at = 0; at < size(); at += Sha256.BUFFER) {
      MemorySegment chunk = slice(at, Math.min(Sha256.BUFFER, size() - at));
      digest.update(chunk.asByteBuffer());
      if (chunk.isMapped()) {
        // Nobody may need these numbers again: do not let a whole model stay in memory.
        chunk.unload();
      }
    }
    return Sha256.hex(digest);
  }

  @Override
  public synchronized void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
