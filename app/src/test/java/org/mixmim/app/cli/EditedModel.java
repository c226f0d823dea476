package org.mixmim.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** A shipped model whose list of tensors was tampered with. */
final class EditedModel {
  private EditedModel() {}

  /** Copies a safetensors file with another header; the numbers stay where they are. */
  static Path of(Path original, Path copy, Consumer<JsonObject> change) throws IOException {
    byte[] bytes = Files.readAllBytes(original);
    int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    JsonObject header =
        JsonParser.parseString(new String(bytes, 8, length, StandardCharsets.UTF_8))
            .getAsJsonObject();
    change.accept(header);
    byte[] changed = header.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(changed, (changed.length + 7) / 8 * 8);
    Arrays.fill(padded, changed.length, padded.length, (byte) ' ');
    ByteBuffer file =
        ByteBuffer.allocate(8 + padded.length + bytes.length - 8 - length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(padded.length)
            .put(padded)
            .put(bytes, 8 + length, bytes.length - 8 - length);
    return Files.write(copy, file.array());
  }

  /** Copies a file of float16 numbers whose last one becomes infinite. */
  static Path ofInfiniteEnd(Path original, Path copy) throws IOException {
    byte[] bytes = Files.readAllBytes(original);
    bytes[bytes.length - 2] = 0;
    bytes[bytes.length - 1] = 0x7c;
    return Files.write(copy, bytes);
  }

  /** Gives a tensor another name. */
  static void rename(JsonObject header, String from, String to) {
    JsonElement tensor = header.remove(from);
    header.add(to, tensor);
  }

  /** Gives a tensor another shape of as many numbers. */
  static void reshape(JsonObject header, String name, long... shape) {
    JsonArray sides = new JsonArray();
    Arrays.stream(shape).forEach(sides::add);
    header.getAsJsonObject(name).add("shape", sides);
  }
}
