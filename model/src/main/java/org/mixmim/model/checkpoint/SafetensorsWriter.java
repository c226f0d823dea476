package org.mixmim.model.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mixmim.model.file.AtomicFile;

/**
 * Saves a model as safetensors, which this program, Python's safetensors and many others read. The
 * file appears under its name only when it is whole.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;
  private static final float FLOAT16_MAX = 65504;

  private final Optional<ScalarType> type;

  private SafetensorsWriter(Optional<ScalarType> type) {
    this.type = type;
  }

  /**
   * Saves a model under this program's names, with what its metadata must say to be opened again as
   * the same model.
   *
   * @param file where, replaced if it exists
   * @param model the parameters, whose checkpoint is still open
   * @param type the format for numbers with fractions: float32 or float16; empty keeps each
   *     tensor's own
   * @throws CheckpointException if the file cannot be written, or a number does not fit float16
   */
  public static void write(Path file, ParameterSet model, Optional<ScalarType> type) {
    new SafetensorsWriter(type).save(file, model.parameters(), SavedMetadata.of(model));
  }

  /**
   * Saves tensors.
   *
   * @param file where, replaced if it exists
   * @param tensors by the names to save them under
   * @param metadata any texts
   * @param type the format for numbers with fractions: float32 or float16; whole numbers keep
   *     theirs
   * @throws CheckpointException if the file cannot be written, or a number does not fit float16
   */
  public static void write(
      Path file,
      SequencedMap<String, ? extends StoredTensor> tensors,
      Map<String, String> metadata,
      ScalarType type) {
    new SafetensorsWriter(Optional.of(type)).save(file, tensors, metadata);
  }

  private void save(
      Path file,
      SequencedMap<String, ? extends StoredTensor> tensors,
      Map<String, String> metadata) {
    // Wide numbers first, so that each tensor lies at a multiple of its numbers' size.
    List<? extends Map.Entry<String, ? extends StoredTensor>> ordered =
        tensors.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -target(entry.getValue()).bytes()))
            .toList();
    try {
      AtomicFile.write(
          file,
          out -> {
            out.write(header(ordered, metadata));
            for (Map.Entry<String, ? extends StoredTensor> entry : ordered) {
              out.write(bytes(entry.getValue()));
            }
          });
    } catch (IOException e) {
      throw new CheckpointException(e, "checkpoint.unwritable", file.toString());
    }
  }

  private byte[] header(
      List<? extends Map.Entry<String, ? extends StoredTensor>> tensors,
      Map<String, String> metadata) {
    JsonObject json = new JsonObject();
    JsonObject texts = new JsonObject();
    texts.addProperty("format", "pt");
    metadata.forEach(texts::addProperty);
    json.add("__metadata__", texts);
    long at = 0;
    for (Map.Entry<String, ? extends StoredTensor> entry : tensors) {
      StoredTensor tensor = entry.getValue();
      JsonArray shape = new JsonArray();
      tensor.shape().forEach(shape::add);
      JsonArray offsets = new JsonArray();
      offsets.add(at);
      at += tensor.count() * target(tensor).bytes();
      offsets.add(at);
      JsonObject description = new JsonObject();
      description.addProperty("dtype", SafetensorsFile.dtype(target(tensor)));
      description.add("shape", shape);
      description.add("data_offsets", offsets);
      json.add(entry.getKey(), description);
    }
    byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
    int padding = (ALIGNMENT - text.length % ALIGNMENT) % ALIGNMENT;
    ByteBuffer header =
        ByteBuffer.allocate(Long.BYTES + text.length + padding)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length + padding)
            .put(text);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.array();
  }

  private ScalarType target(StoredTensor tensor) {
    return switch (tensor.type()) {
      case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 -> type.orElse(tensor.type());
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> tensor.type();
    };
  }

  private byte[] bytes(StoredTensor tensor) {
    ScalarType wanted = target(tensor);
    if (wanted == tensor.type()) {
      return tensor.toBytes();
    }
    float[] values = tensor.toFloats();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, wanted.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      switch (wanted) {
        case FLOAT32 -> bytes.putFloat(value);
        case FLOAT16 -> bytes.putShort(Float.floatToFloat16(fitting(tensor, value)));
        default -> throw new IllegalArgumentException("not a format to save in: " + wanted);
      }
    }
    return bytes.array();
  }

  private static float fitting(StoredTensor tensor, float value) {
    if (Math.abs(value) > FLOAT16_MAX && Float.isFinite(value)) {
      throw new CheckpointException(null, "checkpoint.float16-range", tensor.name(), value);
    }
    return value;
  }
}
