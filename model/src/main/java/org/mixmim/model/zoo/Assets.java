package org.mixmim.model.zoo;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The program's data: resources of the jar mixmim-assets. */
final class Assets {
  private static final String FOLDER = "org/mixmim/assets/";

  private Assets() {}

  /** A resource, if the jar of assets is there and has it. */
  static Optional<URL> find(String path) {
    return Optional.ofNullable(Assets.class.getClassLoader().getResource(FOLDER + path));
  }

  /** A resource that the jar of assets has. */
  static URL get(String path) {
    return find(path).orElseThrow(() -> new StoreException("store.no-assets", path));
  }

  /** A JSON resource of the program's own. */
  static JsonElement json(String path) {
    return JsonParser.parseString(text(get(path)));
  }

  static String text(URL resource) {
    try (InputStream in = resource.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
