package org.mixmim.model.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes safetensors files by hand, right or wrong, independently of the program's writer. */
final class SafetensorsBytes {
  private SafetensorsBytes() {}

  /** Any header before any data. */
  static byte[] of(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }

  /** Float32 tensors that count 0, 1, 2 … through the whole file. */
  static byte[] counting(Map<String, List<Long>> shapes, String metadata) {
    List<String> parts = new ArrayList<>();
    parts.add("\"__metadata__\": " + metadata);
    long at = 0;
    for (Map.Entry<String, List<Long>> shape : shapes.entrySet()) {
      long count = shape.getValue().stream().reduce(1L, (a, b) -> a * b);
      parts.add(
          "\"%s\": {\"dtype\": \"F32\", \"shape\": %s, \"data_offsets\": [%d, %d]}"
              .formatted(shape.getKey(), shape.getValue(), 4 * at, 4 * (at + count)));
      at += count;
    }
    ByteBuffer data = ByteBuffer.allocate((int) (4 * at)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < at; i++) {
      data.putFloat(i);
    }
    return of("{" + String.join(", ", parts) + "}", data.array());
  }
}
