package org.mixmim.model.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of numbers that are read from a NumPy file, all as float32. */
enum NpyType {
  FLOAT32("<f4", 4) {
    @Override
    float get(ByteBuffer data, int index) {
      return data.getFloat(4 * index);
    }
  },
  FLOAT64("<f8", 8) {
    @Override
    float get(ByteBuffer data, int index) {
      return (float) data.getDouble(8 * index);
    }
  },
  INT32("<i4", 4) {
    @Override
    float get(ByteBuffer data, int index) {
      return data.getInt(4 * index);
    }
  },
  INT64("<i8", 8) {
    @Override
    float get(ByteBuffer data, int index) {
      return data.getLong(8 * index);
    }
  },
  INT8("|i1", 1) {
    @Override
    float get(ByteBuffer data, int index) {
      return data.get(index);
    }
  },
  UINT8("|u1", 1) {
    @Override
    float get(ByteBuffer data, int index) {
      return data.get(index) & 0xff;
    }
  },
  BOOLEAN("|b1", 1) {
    @Override
    float get(ByteBuffer data, int index) {
      return data.get(index) == 0 ? 0 : 1;
    }
  };

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The type that NumPy writes as this code. */
  static Optional<NpyType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  int bytes() {
    return bytes;
  }

  /** One number of little-endian data. */
  abstract float get(ByteBuffer data, int index);
}
