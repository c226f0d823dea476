package org.mixmim.model.zoo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What fetching a build of libtorch would do, to be agreed to before it starts.
 *
 * @param name of the build, for example {@code libtorch-2.7.1-cu128-linux-x86_64}
 * @param site where it is published
 * @param files its libraries, compressed
 * @param bytesHere how much of them an earlier try left here, compressed or not
 * @param folder where the libraries will lie
 * @param bytesFree how much room the disk has
 */
public record LibtorchPlan(
    String name, URI site, List<Part> files, long bytesHere, Path folder, long bytesFree) {
  /** Copies the list. */
  public LibtorchPlan {
    files = List.copyOf(files);
  }

  /**
   * One compressed library.
   *
   * @param fileName what it will be called here, unpacked
   * @param address where it is
   * @param bytes its length, if the server tells
   */
  public record Part(String fileName, URI address, OptionalLong bytes) {}

  /**
   * How much is fetched in all.
   *
   * @return the sum of the lengths that the server tells
   */
  public long bytes() {
    return files.stream().mapToLong(part -> part.bytes().orElse(0)).sum();
  }
}
