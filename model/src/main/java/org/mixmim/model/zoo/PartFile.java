package org.mixmim.model.zoo;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.mixmim.model.file.AtomicFile;

/**
 * The beginning of a file that is being downloaded, {@code NAME.part}, and beside it, in {@code
 * NAME.part.json}, which version of the file on the server it is the beginning of.
 */
final class PartFile implements AutoCloseable {
  /**
   * A version of a file on a server.
   *
   * @param address where it is
   * @param validator its strong ETag or its date, for {@code If-Range}
   * @param total its length
   * @param sha256 the hash that the catalogue wants
   */
  record Version(String address, Optional<String> validator, OptionalLong total, String sha256) {}

  private final Path file;
  private final Path note;
  private final FileChannel channel;
  private Optional<Version> version;
  private long length;

  private PartFile(Path file, FileChannel channel, long length, Optional<Version> version) {
    this.file = file;
    this.note = note(file);
    this.channel = channel;
    this.length = length;
    this.version = version;
  }

  /** Opens what is there of a file, or begins one. */
  static PartFile open(Path folder, String fileName, String sha256) throws IOException {
    Path file = path(folder, fileName);
    Optional<Version> version = read(note(file)).filter(v -> v.sha256().equals(sha256));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (version.isEmpty()) {
      channel.truncate(0);
    }
    channel.position(channel.size());
    return new PartFile(file, channel, channel.size(), version);
  }

  /** How much of a file is there to go on from. */
  static long bytesHere(Path folder, String fileName, String sha256) throws IOException {
    Path file = path(folder, fileName);
    return Files.exists(file) && read(note(file)).filter(v -> v.sha256().equals(sha256)).isPresent()
        ? Files.size(file)
        : 0;
  }

  Path path() {
    return file;
  }

  long length() {
    return length;
  }

  Optional<Version> version() {
    return version;
  }

  /** Notes what the next bytes belong to, before any of them is written. */
  void note(Version newVersion) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("address", newVersion.address());
    newVersion.validator().ifPresent(validator -> json.addProperty("validator", validator));
    newVersion.total().ifPresent(total -> json.addProperty("total", total));
    json.addProperty("sha256", newVersion.sha256());
    byte[] text = new Gson().toJson(json).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(note, out -> out.write(text));
    version = Optional.of(newVersion);
  }

  void append(byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      length += channel.write(buffer);
    }
  }

  /** Forgets everything, for a fresh start. */
  void restart() throws IOException {
    Files.deleteIfExists(note);
    version = Optional.empty();
    channel.truncate(0);
    channel.position(0);
    length = 0;
  }

  /** Makes sure that the bytes are on the disk. */
  void flush() throws IOException {
    channel.force(true);
  }

  /** Gives the whole file its final name in the same folder. */
  void complete(String fileName) throws IOException {
    channel.close();
    Path whole = file.resolveSibling(fileName);
    Files.move(file, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(note);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Path path(Path folder, String fileName) {
    return folder.resolve(fileName + ".part");
  }

  private static Path note(Path file) {
    return file.resolveSibling(file.getFileName() + ".json");
  }

  private static Optional<Version> read(Path note) throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(note)).getAsJsonObject();
      return Optional.of(
          new Version(
              json.get("address").getAsString(),
              Optional.ofNullable(json.get("validator")).map(v -> v.getAsString()),
              json.has("total")
                  ? OptionalLong.of(json.get("total").getAsLong())
                  : OptionalLong.empty(),
              json.get("sha256").getAsString()));
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException
        | NumberFormatException e) {
      // Half a note says nothing: the file begins anew.
      return Optional.empty();
    }
  }
}
