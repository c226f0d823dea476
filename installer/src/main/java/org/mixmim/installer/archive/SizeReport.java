package org.mixmim.installer.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.image.Layout;

/** How large each part of the image and each package is, in units of a million bytes. */
public final class SizeReport {
  private SizeReport() {}

  /**
   * Measures everything.
   *
   * @param image that was made
   * @param packages that were made of it
   * @return a table, one line a part
   * @throws IOException if something cannot be read
   */
  public static String of(Layout image, List<Path> packages) throws IOException {
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("Java run time", Folders.size(image.runtime()));
    try (Stream<Path> files = Files.list(image.app())) {
      for (Path file : files.sorted().toList()) {
        parts.merge(part(file.getFileName().toString()), Folders.size(file), Long::sum);
      }
    }
    long all = Folders.size(image.root());
    long known = parts.values().stream().mapToLong(Long::longValue).sum();
    parts.put("launchers, icons, licences", all - known);
    parts.put("image, all parts", all);
    for (Path file : packages) {
      parts.put(file.getFileName().toString(), Files.size(file));
    }
    StringBuilder table = new StringBuilder();
    parts.forEach((part, bytes) -> table.append(line(part, bytes)));
    return table.toString();
  }

  private static String part(String name) {
    if (name.equals("natives")) {
      return "libtorch and its bridge";
    }
    if (name.endsWith(".aot")) {
      return "start-up cache";
    }
    if (name.startsWith("mixmim-assets")) {
      return "models, photographs, class names";
    }
    return name.endsWith(".jar") ? "program and libraries" : "other native libraries";
  }

  private static String line(String part, long bytes) {
    return String.format(Locale.ROOT, "%-50s %8.1f MB%n", part, bytes / 1e6);
  }
}
