package org.mixmim.model.zoo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A program of its own that downloads one file, to be killed while it does. */
final class DownloadChild {
  private DownloadChild() {}

  /**
   * Downloads.
   *
   * @param arguments the data folder, the address, the hash
   */
  public static void main(String[] arguments) {
    ModelStore store = new ModelStore(Path.of(arguments[0]));
    try (Downloader downloader =
        new Downloader(store, Downloads.settings(Duration.ofSeconds(50), 1))) {
      ModelCard card = Downloads.card(URI.create(arguments[1]), arguments[2]);
      downloader.prepare(downloader.plan(card), report -> {}).run();
    }
  }
}
