package org.mixmim.installer.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One time for every file, because archives and the start-up cache record it. */
public final class FileTimes {
  private FileTimes() {}

  /**
   * Gives everything below a folder, and itself, the same time.
   *
   * @param folder to walk
   * @param time to set
   * @throws IOException if a time cannot be set
   */
  public static void set(Path folder, Instant time) throws IOException {
    FileTime stamp = FileTime.from(time);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
              Files.setLastModifiedTime(file, stamp);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.setLastModifiedTime(directory, stamp);
            return super.postVisitDirectory(directory, failure);
          }
        });
  }
}
