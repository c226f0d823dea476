package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers read in pieces are those that are read one by one. */
final class FloatConversionTest {
  /** Several pieces, of which the last is short. */
  private static final int COUNT = 10_000;

  @ParameterizedTest
  @EnumSource
  void everyNumberComesToItsPlace(ScalarType type) {
    byte[] stored = new byte[1 + COUNT * type.bytes()];
    new Random(7).nextBytes(stored);
    float[] expected = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      expected[i] = one(ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN), type, i);
    }
    MemorySegment unaligned = MemorySegment.ofArray(stored).asSlice(1);

    assertThat(FloatConversion.of(unaligned, type, COUNT)).containsExactly(expected);
    assertThat(FloatConversion.of(unaligned, type, 0)).isEmpty();
  }

  private static float one(ByteBuffer stored, ScalarType type, int index) {
    int at = 1 + index * type.bytes();
    return switch (type) {
      case FLOAT64 -> (float) stored.getDouble(at);
      case FLOAT32 -> stored.getFloat(at);
      case FLOAT16 -> Float.float16ToFloat(stored.getShort(at));
      case BFLOAT16 -> Float.intBitsToFloat(stored.getShort(at) << 16);
      case INT64 -> stored.getLong(at);
      case INT32 -> stored.getInt(at);
      case INT16 -> stored.getShort(at);
      case INT8 -> stored.get(at);
      case UINT8 -> stored.get(at) & 0xff;
      case BOOL -> stored.get(at) == 0 ? 0 : 1;
    };
  }
}
