package org.mixmim.model.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixmim.model.checkpoint.PickleValue.Dictionary;
import org.mixmim.model.checkpoint.PickleValue.Global;
import org.mixmim.model.checkpoint.PickleValue.Placeholder;
import org.mixmim.model.checkpoint.PickleValue.Sequence;
import org.mixmim.model.checkpoint.PickleValue.Storage;
import org.mixmim.model.checkpoint.PickleValue.Tensor;
import org.mixmim.model.checkpoint.PickleValue.Text;
import org.mixmim.model.checkpoint.PickleValue.Whole;

/**
 * What a pickle asks Python to call. The few calls that build tensors and dictionaries are imitated
 * here; every other one leaves a {@link Placeholder} with the class's name.
 */
final class PickleCalls {
  private static final Map<String, ScalarType> STORAGES =
      Map.of(
          "DoubleStorage", ScalarType.FLOAT64,
          "FloatStorage", ScalarType.FLOAT32,
          "HalfStorage", ScalarType.FLOAT16,
          "BFloat16Storage", ScalarType.BFLOAT16,
          "LongStorage", ScalarType.INT64,
          "IntStorage", ScalarType.INT32,
          "ShortStorage", ScalarType.INT16,
          "CharStorage", ScalarType.INT8,
          "ByteStorage", ScalarType.UINT8,
          "BoolStorage", ScalarType.BOOL);

  /** Formats that nobody knows by the names of their storages. */
  private static final Map<String, String> COMPLEX =
      Map.of("ComplexFloatStorage", "complex64", "ComplexDoubleStorage", "complex128");

  private static final Global UNKNOWN = new Global("", "");

  private static final String TENSORS = "torch._utils";

  private final PickleBudget budget;

  PickleCalls(PickleBudget budget) {
    this.budget = budget;
  }

  /** What a call of a function or class gives. */
  PickleValue call(PickleValue callee, PickleValue arguments) {
    List<PickleValue> given = arguments instanceof Sequence sequence ? sequence.items() : List.of();
    if (!(callee instanceof Global global)) {
      return new Placeholder(UNKNOWN);
    }
    Optional<? extends PickleValue> known =
        switch (global.module()) {
          case TENSORS -> tensor(global.name(), given);
          case "torch._tensor" -> ofType(global.name(), given);
          case "torch" -> global.name().equals("Size") ? sequence(given) : Optional.empty();
          case "collections" -> dictionary(global.name(), given);
          case "builtins", "__builtin__" -> builtin(global.name(), given);
          default -> Optional.empty();
        };
    return known.isPresent() ? known.get() : new Placeholder(global);
  }

  /** Attributes set on an object just made. */
  void setState(PickleValue target, PickleValue state) {
    // A dictionary's own attributes and Python's pairs of (attributes, slots) are of no interest.
    if (target instanceof Placeholder object && state instanceof Dictionary attributes) {
      // Copies are paid for: the same state may be set a million times.
      budget.steps(attributes.size());
      int count = attributes.size();
      for (int i = 0; i < count; i++) {
        object.attributes().put(attributes.key(i), attributes.value(i));
      }
    }
  }

  /** What a persistent id stands for: a storage kept outside the pickle. */
  PickleValue persistent(PickleValue id) {
    if (id instanceof Sequence sequence
        && sequence.items().size() >= 5
        && sequence.items().get(1) instanceof Global type) {
      List<PickleValue> parts = sequence.items();
      ScalarType scalar = STORAGES.get(type.name());
      Optional<String> key = key(parts.get(2));
      if (scalar != null
          && type.module().startsWith("torch")
          && key.isPresent()
          && parts.get(4) instanceof Whole count
          && count.value() >= 0) {
        return storage(scalar, key.get(), count.value(), parts);
      }
      return new Placeholder(type);
    }
    return new Placeholder(UNKNOWN);
  }

  /** Files of before 2018 may name a part of a storage: (key, offset, size). */
  private static PickleValue storage(
      ScalarType type, String key, long count, List<PickleValue> parts) {
    if (parts.size() > 5
        && parts.get(5) instanceof Sequence view
        && view.items().size() == 3
        && view.items().get(1) instanceof Whole offset
        && view.items().get(2) instanceof Whole size) {
      boolean inside =
          offset.value() >= 0 && size.value() >= 0 && size.value() <= count - offset.value();
      return inside
          ? new Storage(type, key, offset.value(), size.value(), count)
          : new Placeholder(UNKNOWN);
    }
    return new Storage(type, key, 0, count, count);
  }

  private static Optional<String> key(PickleValue value) {
    return switch (value) {
      case Text text -> Optional.of(text.value());
      case Whole number -> Optional.of(Long.toString(number.value()));
      default -> Optional.empty();
    };
  }

  private static Optional<? extends PickleValue> tensor(String name, List<PickleValue> given) {
    return switch (name) {
      case "_rebuild_tensor", "_rebuild_tensor_v2" ->
          given.size() >= 4
                  && given.get(0) instanceof Storage storage
                  && given.get(1) instanceof Whole offset
                  && given.get(2) instanceof Sequence shape
                  && given.get(3) instanceof Sequence strides
              ? Optional.of(new Tensor(storage, offset.value(), shape, strides))
              : ofUnreadFormat(given);
      // The format of tensors whose storages are plain bytes follows strides and hooks.
      case "_rebuild_tensor_v3" ->
          given.size() > 6 && given.get(6) instanceof Global format
              ? Optional.of(Placeholder.ofTensor(format))
              : Optional.empty();
      case "_rebuild_parameter", "_rebuild_parameter_with_state" ->
          !given.isEmpty() && given.get(0) instanceof Tensor data
              ? Optional.of(data)
              : given.stream().limit(1).filter(PickleCalls::isUnreadTensor).findFirst();
      default -> Optional.empty();
    };
  }

  /** A tensor over a storage of numbers that are not read. */
  private static Optional<Placeholder> ofUnreadFormat(List<PickleValue> given) {
    return given.stream()
        .limit(1)
        .filter(Placeholder.class::isInstance)
        .map(storage -> ((Placeholder) storage).type())
        .filter(type -> type.module().startsWith("torch") && !STORAGES.containsKey(type.name()))
        .map(type -> new Global("torch", COMPLEX.getOrDefault(type.name(), type.name())))
        .map(Placeholder::ofTensor)
        .findFirst();
  }

  private static boolean isUnreadTensor(PickleValue value) {
    return value instanceof Placeholder placeholder && placeholder.isTensor();
  }

  /** A tensor of a subclass: (function, class, arguments, state). */
  private static Optional<? extends PickleValue> ofType(String name, List<PickleValue> given) {
    return name.equals("_rebuild_from_type_v2")
            && given.size() >= 3
            && given.get(0) instanceof Global function
            && function.module().equals(TENSORS)
            && given.get(2) instanceof Sequence arguments
        ? tensor(function.name(), arguments.items())
        : Optional.empty();
  }

  /** {@code OrderedDict()}, filled by later opcodes, or of Python 2's list of pairs. */
  private Optional<Dictionary> dictionary(String name, List<PickleValue> given) {
    if (!name.equals("OrderedDict") && !name.equals("defaultdict")) {
      return Optional.empty();
    }
    Dictionary dictionary = new Dictionary();
    if (!given.isEmpty() && given.get(0) instanceof Sequence pairs) {
      budget.steps(pairs.items().size());
      for (PickleValue item : pairs.items()) {
        if (item instanceof Sequence pair && pair.items().size() == 2) {
          dictionary.put(pair.items().get(0), pair.items().get(1));
        }
      }
    }
    return Optional.of(dictionary);
  }

  private static Optional<? extends PickleValue> builtin(String name, List<PickleValue> given) {
    return switch (name) {
      case "set", "frozenset", "list", "tuple" -> sequence(given);
      case "dict" -> Optional.of(new Dictionary());
      default -> Optional.empty();
    };
  }

  private static Optional<Sequence> sequence(List<PickleValue> given) {
    return given.isEmpty()
        ? Optional.of(Sequence.empty())
        : given.get(0) instanceof Sequence items ? Optional.of(items) : Optional.empty();
  }
}
