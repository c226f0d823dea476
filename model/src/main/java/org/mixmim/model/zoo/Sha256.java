package org.mixmim.model.zoo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** The hash by which a file is known. */
final class Sha256 {
  static final int BUFFER = 1 << 20;

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Hashes a file.
   *
   * @param progress told how many bytes are done
   */
  static String of(Path file, LongConsumer progress) throws IOException {
    MessageDigest digest = digest();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      long done = 0;
      for (int n = channel.read(buffer); n >= 0; n = channel.read(buffer)) {
        digest.update(buffer.flip());
        buffer.clear();
        done += n;
        progress.accept(done);
      }
    }
    return hex(digest);
  }
}
