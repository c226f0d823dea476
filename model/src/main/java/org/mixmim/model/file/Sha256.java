package org.mixmim.model.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * The hash by which a file is known, as lower-case hex.
 *
 * <p>Java's own is fast where its optimising compiler runs, and hashes 0.1 GB a second where only
 * the quick one does, as in the window. So what is large is hashed by the system's OpenSSL where
 * there is one; see {@link OpenSslSha256}.
 */
public final class Sha256 {
  /** How much is best read at once. */
  public static final int BUFFER = 1 << 20;

  /** Photographs are smaller, and finding OpenSSL is not for free. */
  private static final long LARGE = 16 << 20;

  private Sha256() {}

  /**
   * A hash to be fed piece by piece, and read by {@link #hex}.
   *
   * @param bytes about how many will come
   * @return the hash of nothing yet; for one thread at a time
   */
  public static MessageDigest digest(long bytes) {
    try {
      return bytes < LARGE
          ? MessageDigest.getInstance("SHA-256")
          : OpenSslSha256.find().orElse(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * The hash of what was fed.
   *
   * @param digest which is as new afterwards
   * @return lower-case hex
   */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Hashes bytes in memory.
   *
   * @param bytes all of them
   * @return lower-case hex
   */
  public static String of(byte[] bytes) {
    MessageDigest digest = digest(bytes.length);
    digest.update(bytes);
    return hex(digest);
  }

  /**
   * Hashes a file.
   *
   * @param file the file
   * @param progress told how many bytes are done
   * @return lower-case hex
   * @throws IOException if the file cannot be read
   */
  public static String of(Path file, LongConsumer progress) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MessageDigest digest = digest(channel.size());
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      long done = 0;
      for (int n = channel.read(buffer); n >= 0; n = channel.read(buffer)) {
        digest.update(buffer.flip());
        buffer.clear();
        done += n;
        progress.accept(done);
      }
      return hex(digest);
    }
  }
}
