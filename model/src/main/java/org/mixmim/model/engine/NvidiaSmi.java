package org.mixmim.model.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the driver's own program for cards. It comes with the driver, so it also knows cards on a
 * machine without the CUDA toolkit.
 */
final class NvidiaSmi {
  private static final Logger LOG = LoggerFactory.getLogger(NvidiaSmi.class);
  private static final long PATIENCE_SECONDS = 10;

  private final List<String> command;

  /** The program as it is found on the system's path. */
  NvidiaSmi() {
    this(List.of("nvidia-smi"));
  }

  NvidiaSmi(List<String> program) {
    List<String> words = new ArrayList<>(program);
    words.add("--query-gpu=name,driver_version");
    words.add("--format=csv,noheader");
    this.command = List.copyOf(words);
  }

  /** The cards, in the driver's order; none where there is no driver. */
  List<NvidiaCard> cards() {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      // A driver in trouble may never answer: the reading ends with the process.
      Thread watch =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                      }
                    } catch (InterruptedException ended) {
                      LOG.debug("nvidia-smi has answered", ended);
                    }
                  });
      List<String> lines;
      try (BufferedReader reader = process.inputReader()) {
        lines = reader.lines().toList();
      }
      int status = process.waitFor();
      watch.interrupt();
      return status == 0 ? lines.stream().flatMap(line -> card(line).stream()).toList() : List.of();
    } catch (IOException none) {
      LOG.debug("no nvidia-smi here", none);
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<NvidiaCard> card(String line) {
    int comma = line.lastIndexOf(',');
    return comma < 0
        ? List.of()
        : List.of(
            new NvidiaCard(line.substring(0, comma).strip(), line.substring(comma + 1).strip()));
  }
}
