package org.mixmim.model.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What a file was when it was opened, by which to tell that somebody has written into it since.
 *
 * @param file absolute
 * @param bytes its length
 * @param modified its date
 * @param identity what the file system knows it by, if it says
 */
public record FileStamp(Path file, long bytes, FileTime modified, Optional<Object> identity) {
  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(
        file.toAbsolutePath(),
        now.size(),
        now.lastModifiedTime(),
        Optional.ofNullable(now.fileKey()));
  }

  /**
   * What this very file is now, if that is not what it was. One that is gone or has made room for
   * another is still mapped as it was.
   */
  Optional<FileStamp> changed() {
    try {
      FileStamp now = of(file);
      return now.identity.equals(identity) && !now.equals(this)
          ? Optional.of(now)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
