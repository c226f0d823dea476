package org.mixmim.installer.image;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mixmim.installer.process.PackagingException;

/**
 * Stylesheets in the form that JavaFX reads without parsing, which at a start takes it longer than
 * most else. It reads that form by itself where it lies beside the text.
 */
final class Stylesheets {
  private static final String TEXT = ".css";
  private static final String BINARY = ".bss";
  // The binary form would name the file by where it was made.
  private static final Pattern OTHER_FILE = Pattern.compile("url\\(|@import|@font-face");

  private Stylesheets() {}

  /**
   * Adds the binary form to every stylesheet that has none and names no other file.
   *
   * @param jars all jars of the program, JavaFX among them if there is a stylesheet
   * @param time what is added carries it
   * @throws IOException if a jar cannot be read or written
   */
  static void compile(List<Path> jars, Instant time) throws IOException {
    URL[] classPath = jars.stream().map(Path::toUri).map(Stylesheets::url).toArray(URL[]::new);
    try (URLClassLoader javafx = new URLClassLoader(classPath)) {
      for (Path jar : jars) {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
          for (Path sheet : sheets(zip)) {
            compile(sheet, javafx, time);
          }
        }
      }
    }
  }

  private static List<Path> sheets(FileSystem zip) throws IOException {
    try (Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      return entries.filter(entry -> entry.toString().endsWith(TEXT)).toList();
    }
  }

  private static void compile(Path sheet, ClassLoader javafx, Instant time) throws IOException {
    String name = sheet.getFileName().toString();
    Path compiled = sheet.resolveSibling(name.substring(0, name.length() - TEXT.length()) + BINARY);
    String text = Files.readString(sheet);
    if (Files.exists(compiled) || OTHER_FILE.matcher(text).find()) {
      return;
    }
    Path folder = Files.createTempDirectory("stylesheets");
    Path from = Files.writeString(folder.resolve(name), text);
    Path to = folder.resolve(name + BINARY);
    try {
      javafx
          .loadClass("javafx.css.Stylesheet")
          .getMethod("convertToBinary", File.class, File.class)
          .invoke(null, from.toFile(), to.toFile());
    } catch (ReflectiveOperationException e) {
      throw new PackagingException("The stylesheet " + sheet + " cannot be compiled", e);
    }
    // Neither copied nor moved: all three times of an entry are those of the build.
    Files.write(compiled, Files.readAllBytes(to));
    FileTime built = FileTime.from(time);
    Files.getFileAttributeView(compiled, BasicFileAttributeView.class)
        .setTimes(built, built, built);
    Files.delete(from);
    Files.delete(to);
    Files.delete(folder);
  }

  private static URL url(URI file) {
    try {
      return file.toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
