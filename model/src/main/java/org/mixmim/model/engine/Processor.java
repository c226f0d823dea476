package org.mixmim.model.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The machine's main processor.
 *
 * @param name as it calls itself, with what tells its generation
 * @param cores that compute at full speed at the same time: hardware threads of one core share its
 *     arithmetic, so more threads than cores only get in each other's way
 */
public record Processor(String name, int cores) {
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** Extensions that decide which operations are fast; named after Linux's words for them. */
  private static final List<String> EXTENSIONS =
      List.of("avx2", "avx512f", "avx512_bf16", "amx_tile", "asimd", "bf16", "sve");

  /**
   * The processor of this machine.
   *
   * @return what the system tells
   */
  public static Processor current() {
    int available = Runtime.getRuntime().availableProcessors();
    try {
      if (Files.isReadable(LINUX)) {
        return ofLinux(Files.readString(LINUX), available);
      }
    } catch (IOException | UncheckedIOException unreadable) {
      return new Processor(System.getProperty("os.arch"), available);
    }
    String name = Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElse("");
    return new Processor((name + " " + System.getProperty("os.arch")).strip(), available);
  }

  /**
   * Reads Linux's description.
   *
   * @param description the text of {@code /proc/cpuinfo}
   * @param available processors this program may use
   * @return the processor
   */
  static Processor ofLinux(String description, int available) {
    Set<String> cores = new HashSet<>();
    Map<String, String> last = new TreeMap<>();
    for (String block : description.split("\n\\s*\n", -1)) {
      Map<String, String> fields = new TreeMap<>();
      for (String line : block.split("\n", -1)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          fields.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
      }
      if (fields.containsKey("core id")) {
        cores.add(fields.get("physical id") + "/" + fields.get("core id"));
      }
      if (fields.containsKey("processor")) {
        last = fields;
      }
    }
    int physical = cores.isEmpty() ? available : Math.min(available, cores.size());
    return new Processor(name(last), Math.max(1, physical));
  }

  private static String name(Map<String, String> fields) {
    List<String> words = new ArrayList<>();
    Optional.ofNullable(fields.get("cpu family"))
        .ifPresent(family -> words.add("family " + family));
    List<String> flags =
        List.of(fields.getOrDefault("flags", fields.getOrDefault("Features", "")).split("\\s+"));
    EXTENSIONS.stream().filter(flags::contains).forEach(words::add);
    String model = fields.getOrDefault("model name", System.getProperty("os.arch"));
    return words.isEmpty() ? model : model + " (" + String.join(", ", words) + ")";
  }
}
