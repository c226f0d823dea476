package org.mixmim.model.zoo;

import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a download would do, to be agreed to before it starts.
 *
 * @param name the model
 * @param address where the file is
 * @param bytes its length, if the server tells
 * @param bytesHere how much of it an earlier try left here
 * @param folder the store's folder for models, where it will be kept
 * @param fileName what the file will be called there
 * @param sha256 the SHA-256 it must have, or at least the first eight digits of it
 * @param bytesFree how much room the disk has
 */
public record DownloadPlan(
    String name,
    URI address,
    OptionalLong bytes,
    long bytesHere,
    Path folder,
    String fileName,
    String sha256,
    long bytesFree) {
  /**
   * How much is still to be fetched.
   *
   * @return empty if the server does not tell the length
   */
  public OptionalLong bytesToFetch() {
    return bytes.isPresent()
        ? OptionalLong.of(Math.max(0, bytes.getAsLong() - bytesHere))
        : OptionalLong.empty();
  }
}
