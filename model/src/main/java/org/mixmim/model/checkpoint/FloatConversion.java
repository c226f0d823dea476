package org.mixmim.model.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Stored numbers of any format as float32.
 *
 * <p>Piece by piece: small methods over arrays are compiled long before a model is read.
 */
final class FloatConversion {
  private static final int PIECE = 4096;

  /** Widens a piece of stored numbers, an array {@code A}, into its place among all. */
  private interface Widening<A> {
    void widen(A piece, float[] to, int at, int length);
  }

  private FloatConversion() {}

  /** Converts the first numbers of a storage. */
  static float[] of(MemorySegment from, ScalarType type, int count) {
    float[] to = new float[count];
    int piece = Math.min(count, PIECE);
    switch (type) {
      case FLOAT32 -> MemorySegment.copy(from, LittleEndian.FLOAT, 0, to, 0, count);
      case FLOAT64 ->
          widen(from, LittleEndian.DOUBLE, new double[piece], to, FloatConversion::doubles);
      case FLOAT16 ->
          widen(from, LittleEndian.SHORT, new short[piece], to, FloatConversion::halves);
      case BFLOAT16 ->
          widen(from, LittleEndian.SHORT, new short[piece], to, FloatConversion::brainFloats);
      case INT64 -> widen(from, LittleEndian.LONG, new long[piece], to, FloatConversion::longs);
      case INT32 -> widen(from, LittleEndian.INT, new int[piece], to, FloatConversion::ints);
      case INT16 -> widen(from, LittleEndian.SHORT, new short[piece], to, FloatConversion::shorts);
      case INT8 -> widen(from, LittleEndian.BYTE, new byte[piece], to, FloatConversion::bytes);
      case UINT8 ->
          widen(from, LittleEndian.BYTE, new byte[piece], to, FloatConversion::unsignedBytes);
      case BOOL -> widen(from, LittleEndian.BYTE, new byte[piece], to, FloatConversion::booleans);
    }
    return to;
  }

  private static <A> void widen(
      MemorySegment from, ValueLayout layout, A piece, float[] to, Widening<A> widening) {
    for (int at = 0; at < to.length; at += PIECE) {
      int length = Math.min(PIECE, to.length - at);
      MemorySegment.copy(from, layout, layout.byteSize() * at, piece, 0, length);
      widening.widen(piece, to, at, length);
    }
  }

  private static void doubles(double[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = (float) piece[i];
    }
  }

  private static void halves(short[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = Float.float16ToFloat(piece[i]);
    }
  }

  private static void brainFloats(short[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = Float.intBitsToFloat(piece[i] << 16);
    }
  }

  private static void longs(long[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = piece[i];
    }
  }

  private static void ints(int[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = piece[i];
    }
  }

  private static void shorts(short[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = piece[i];
    }
  }

  private static void bytes(byte[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = piece[i];
    }
  }

  private static void unsignedBytes(byte[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = piece[i] & 0xFF;
    }
  }

  private static void booleans(byte[] piece, float[] to, int at, int length) {
    for (int i = 0; i < length; i++) {
      to[at + i] = piece[i] == 0 ? 0 : 1;
    }
  }
}
