package org.mixmim.model.checkpoint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What comes out of a pickle: data that can do nothing.
 *
 * <p>Values that hold others are compared by identity and never walk their contents on their own,
 * since a hostile pickle can make them hold themselves, or hash alike a million times.
 */
sealed interface PickleValue {
  /** Python's None. */
  enum Nothing implements PickleValue {
    NONE
  }

  /** A boolean. */
  record Truth(boolean value) implements PickleValue {}

  /** An integer of up to 64 bits. */
  record Whole(long value) implements PickleValue {}

  /** A longer integer. */
  record Huge(BigInteger value) implements PickleValue {}

  /** A floating-point number. */
  record Real(double value) implements PickleValue {}

  /** A text. */
  record Text(String value) implements PickleValue {}

  /** Bytes, or a text too long to be of interest: left in the file. */
  record Blob(long at, long length) implements PickleValue {}

  /** A name that Python would import; here it is only a name. */
  record Global(String module, String name) implements PickleValue {
    String qualified() {
      return module + "." + name;
    }
  }

  /**
   * The numbers that tensors are views of.
   *
   * @param type their format
   * @param key the record they lie in
   * @param offset the first number's place in the record, counted in numbers
   * @param count how many
   * @param recordCount how many the whole record holds
   */
  record Storage(ScalarType type, String key, long offset, long count, long recordCount)
      implements PickleValue {}

  /** A list, a tuple or a set. */
  final class Sequence implements PickleValue {
    private final List<PickleValue> items;

    Sequence(List<PickleValue> items) {
      this.items = items;
    }

    static Sequence empty() {
      return new Sequence(new ArrayList<>(0));
    }

    List<PickleValue> items() {
      return Collections.unmodifiableList(items);
    }

    void add(PickleValue item) {
      items.add(item);
    }
  }

  /** A dictionary: pairs in the order they were set, looked up by comparing texts. */
  final class Dictionary implements PickleValue {
    private final List<PickleValue> keys = new ArrayList<>(0);
    private final List<PickleValue> values = new ArrayList<>(0);

    int size() {
      return keys.size();
    }

    PickleValue key(int index) {
      return keys.get(index);
    }

    PickleValue value(int index) {
      return values.get(index);
    }

    void put(PickleValue key, PickleValue value) {
      keys.add(key);
      values.add(value);
    }

    /** The value last set for a text. */
    Optional<PickleValue> get(String key) {
      for (int i = keys.size() - 1; i >= 0; i--) {
        if (keys.get(i) instanceof Text text && text.value().equals(key)) {
          return Optional.of(values.get(i));
        }
      }
      return Optional.empty();
    }
  }

  /** A view of a storage, not yet checked against it. */
  final class Tensor implements PickleValue {
    private final Storage storage;
    private final long offset;
    private final Sequence shape;
    private final Sequence strides;

    Tensor(Storage storage, long offset, Sequence shape, Sequence strides) {
      this.storage = storage;
      this.offset = offset;
      this.shape = shape;
      this.strides = strides;
    }

    Storage storage() {
      return storage;
    }

    /** The first number's place in the storage, counted in numbers. */
    long offset() {
      return offset;
    }

    /** The length of each axis, if they are whole numbers. */
    Sequence shape() {
      return shape;
    }

    Sequence strides() {
      return strides;
    }
  }

  /** An object of a class that is not read: its class's name, and the attributes set on it. */
  final class Placeholder implements PickleValue {
    private final Global type;
    private final boolean tensor;
    private final Dictionary attributes = new Dictionary();

    Placeholder(Global type) {
      this(type, type.module().equals("torch._utils") || type.module().equals("torch._tensor"));
    }

    private Placeholder(Global type, boolean tensor) {
      this.type = type;
      this.tensor = tensor;
    }

    /** A tensor of a number format that is not read. */
    static Placeholder ofTensor(Global format) {
      return new Placeholder(format, true);
    }

    Global type() {
      return type;
    }

    /** Whether it stands where a tensor of a kind that is not read stood. */
    boolean isTensor() {
      return tensor;
    }

    Dictionary attributes() {
      return attributes;
    }
  }
}
