package org.mixmim.model.zoo;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Where a model's file comes from. */
public sealed interface ModelSource {
  /**
   * Shipped with the program.
   *
   * @param resource the file in the jar or folder of assets
   * @param bytes its length
   */
  record BuiltIn(URL resource, long bytes) implements ModelSource {}

  /**
   * To be downloaded, after the user's consent.
   *
   * @param address where it is published
   * @param sha256 the file's SHA-256 in lower-case hex, or at least its first eight digits
   * @param bytes its length, where the catalogue tells
   */
  record Web(URI address, String sha256, OptionalLong bytes) implements ModelSource {}

  /**
   * A file on this machine.
   *
   * @param file the file
   */
  record LocalFile(Path file) implements ModelSource {}
}
