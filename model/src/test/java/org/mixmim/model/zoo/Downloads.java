package org.mixmim.model.zoo;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.mixmim.model.file.Sha256;

/** Pieces for tests of downloads. */
final class Downloads {
  static final String NAME = "some-model";
  static final String TAG = "\"one\"";

  /** A proxy selector that knows no proxy, whatever the machine's environment says. */
  static final ProxySelector DIRECT = ProxySelector.of(null);

  private Downloads() {}

  static byte[] file(int bytes) {
    byte[] file = new byte[bytes];
    new Random(7).nextBytes(file);
    return file;
  }

  static String hash(byte[] file) {
    return Sha256.of(file);
  }

  static ModelCard card(URI address, String hash) {
    LocalisedText text = new LocalisedText(NAME, NAME);
    return new ModelCard(
        NAME,
        List.of(),
        text,
        text,
        Optional.empty(),
        ModelCard.Published.NOTHING,
        Optional.empty(),
        "Apache-2.0",
        new ModelSource.Web(address, hash, OptionalLong.empty()));
  }

  static DownloadSettings settings(Duration stall, int attempts) {
    return new DownloadSettings(
        Duration.ofSeconds(10), stall, attempts, Duration.ofMillis(1), DIRECT);
  }

  static Path part(Path home) {
    return home.resolve("incoming").resolve(NAME).resolve("file.pth.part");
  }
}
