package org.mixmim.installer.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that the packages are put together in. */
public final class Folders {
  private Folders() {}

  /**
   * An empty folder, whatever was there before.
   *
   * @param folder to be made
   * @return the folder
   * @throws IOException if it cannot be emptied or made
   */
  public static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      delete(folder);
    }
    return Files.createDirectories(folder);
  }

  /**
   * Copies a folder without copying its contents: files become further names of the same bytes.
   *
   * @param source folder
   * @param target folder that does not exist yet
   * @throws IOException if a link cannot be made
   */
  public static void link(Path source, Path target) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(source)) {
      all = files.toList();
    }
    for (Path file : all) {
      Path copy = target.resolve(source.relativize(file).toString());
      if (Files.isSymbolicLink(file)) {
        Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
      } else if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.createLink(copy, file);
      }
    }
  }

  /**
   * The bytes of all files below a folder.
   *
   * @param folder or file
   * @return the sum
   * @throws IOException if it cannot be walked
   */
  public static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  /**
   * Deletes a folder with everything in it.
   *
   * @param folder that exists
   * @throws IOException if something in it cannot be deleted
   */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return super.postVisitDirectory(directory, failure);
          }
        });
  }
}
