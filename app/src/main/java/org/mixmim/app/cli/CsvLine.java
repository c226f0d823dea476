package org.mixmim.app.cli;

import java.util.List;
import java.util.stream.Collectors;

/** A row of comma-separated values (RFC 4180). */
final class CsvLine {
  private CsvLine() {}

  /** The fields joined, quoted where they need it. */
  static String of(List<String> fields) {
    return fields.stream().map(CsvLine::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
