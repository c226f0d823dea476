package org.mixmim.model.checkpoint;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The safetensors format: the header's length, a JSON header, then the tensors' bytes.
 *
 * <p>As strict as the format's own library: the tensors must fill the rest of the file without
 * holes or overlaps, and nothing may be said twice.
 */
final class SafetensorsFile {
  /** A header of a MixMIM takes 30 KB; the format's own limit is 100 MB. */
  static final int MAX_HEADER = 16 << 20;

  private static final int MAX_METADATA = 10_000;

  /** What every tensor must say of itself. */
  private static final Set<String> TENSOR = Set.of("dtype", "shape", "data_offsets");

  private static final String METADATA = "__metadata__";
  private static final Pattern WHOLE = Pattern.compile("\\d{1,19}");
  private static final int MAX_TENSORS = 1 << 17;

  private final FileBytes file;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Described> described = new ArrayList<>();

  private SafetensorsFile(FileBytes file) {
    this.file = file;
  }

  private record Described(String name, ScalarType type, List<Long> shape, long begin, long end) {}

  /** Whether a file begins as this format does: a length that fits, then a JSON object. */
  static boolean recognises(FileBytes file) {
    return file.size() > Long.BYTES
        && file.unsignedByte(Long.BYTES) == '{'
        && file.signedLong(0) >= 2;
  }

  /**
   * Reads the header.
   *
   * @param file the bytes, which the checkpoint owns from here on
   */
  static Checkpoint open(FileBytes file) {
    SafetensorsFile reader = new SafetensorsFile(file);
    long length = file.signedLong(0);
    if (length < 0 || length > file.size() - Long.BYTES) {
      throw new CheckpointException(null, "checkpoint.truncated", file.name());
    }
    if (length > MAX_HEADER) {
      throw new CheckpointException(null, "checkpoint.safetensors-header", file.name());
    }
    reader.readHeader((int) length);
    return new OpenCheckpoint(
        file,
        CheckpointFormat.SAFETENSORS,
        reader.tensors(Long.BYTES + length),
        reader.metadata,
        "",
        0);
  }

  private void readHeader(int length) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(file.array(Long.BYTES, length)))
              .toString();
      JsonReader json = new JsonReader(new StringReader(text));
      json.setStrictness(Strictness.STRICT);
      Set<String> names = new HashSet<>();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        check(names.add(name));
        if (name.equals(METADATA)) {
          readMetadata(json);
        } else {
          described.add(readTensor(name, json));
        }
        check(described.size() <= MAX_TENSORS);
      }
      json.endObject();
      check(json.peek() == JsonToken.END_DOCUMENT);
    } catch (CharacterCodingException
        | MalformedJsonException
        | JsonParseException
        | IllegalStateException
        | NumberFormatException e) {
      throw new CheckpointException(e, "checkpoint.safetensors-header", file.name());
    } catch (IOException e) {
      throw new CheckpointException(e, "checkpoint.safetensors-header", file.name());
    }
  }

  private void readMetadata(JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      check(metadata.size() < MAX_METADATA);
      check(metadata.put(json.nextName(), text(json)) == null);
    }
    json.endObject();
  }

  private Described readTensor(String name, JsonReader json) throws IOException {
    String type = "";
    List<Long> shape = List.of();
    List<Long> offsets = List.of();
    Set<String> members = new HashSet<>();
    json.beginObject();
    while (json.hasNext()) {
      String member = json.nextName();
      check(members.add(member));
      switch (member) {
        case "dtype" -> type = text(json);
        case "shape" -> shape = readLongs(json, TensorView.MAX_AXES);
        case "data_offsets" -> offsets = readLongs(json, 2);
        default -> json.skipValue();
      }
    }
    json.endObject();
    check(members.containsAll(TENSOR) && offsets.size() == 2);
    return new Described(name, type(name, type), shape, offsets.get(0), offsets.get(1));
  }

  /** The JSON reader would also take a number for a text, and some texts for numbers. */
  private String text(JsonReader json) throws IOException {
    check(json.peek() == JsonToken.STRING);
    return json.nextString();
  }

  private List<Long> readLongs(JsonReader json, int limit) throws IOException {
    List<Long> longs = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      check(longs.size() < limit);
      check(json.peek() == JsonToken.NUMBER);
      String number = json.nextString();
      check(WHOLE.matcher(number).matches());
      longs.add(Long.valueOf(number));
    }
    json.endArray();
    return longs;
  }

  /** The format's word for a number format. */
  static String dtype(ScalarType type) {
    return switch (type) {
      case FLOAT64 -> "F64";
      case FLOAT32 -> "F32";
      case FLOAT16 -> "F16";
      case BFLOAT16 -> "BF16";
      case INT64 -> "I64";
      case INT32 -> "I32";
      case INT16 -> "I16";
      case INT8 -> "I8";
      case UINT8 -> "U8";
      case BOOL -> "BOOL";
    };
  }

  private ScalarType type(String tensor, String dtype) {
    return Arrays.stream(ScalarType.values())
        .filter(type -> dtype(type).equals(dtype))
        .findFirst()
        .orElseThrow(
            () ->
                new CheckpointException(
                    null, "checkpoint.tensor-type", file.name(), tensor, dtype));
  }

  private SequencedMap<String, TensorView> tensors(long data) {
    long size = file.size() - data;
    long end = 0;
    for (Described tensor :
        described.stream()
            .sorted(Comparator.comparingLong(Described::begin).thenComparingLong(Described::end))
            .toList()) {
      check(tensor.begin() == end && tensor.end() >= end);
      end = tensor.end();
    }
    if (end > size) {
      throw new CheckpointException(null, "checkpoint.truncated", file.name());
    }
    check(end == size);
    SequencedMap<String, TensorView> tensors = new LinkedHashMap<>();
    for (Described tensor : described) {
      long length = tensor.end() - tensor.begin();
      TensorView view =
          TensorView.whole(
              file.name(),
              tensor.name(),
              tensor.type(),
              tensor.shape(),
              file.slice(data + tensor.begin(), length));
      check(view.count() * tensor.type().bytes() == length);
      check(tensors.put(tensor.name(), view) == null);
    }
    return tensors;
  }

  private void check(boolean sound) {
    if (!sound) {
      throw new CheckpointException(null, "checkpoint.safetensors-header", file.name());
    }
  }
}
