package org.mixmim.model.checkpoint;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mixmim.model.checkpoint.PickleValue.Blob;
import org.mixmim.model.checkpoint.PickleValue.Dictionary;
import org.mixmim.model.checkpoint.PickleValue.Global;
import org.mixmim.model.checkpoint.PickleValue.Huge;
import org.mixmim.model.checkpoint.PickleValue.Nothing;
import org.mixmim.model.checkpoint.PickleValue.Placeholder;
import org.mixmim.model.checkpoint.PickleValue.Real;
import org.mixmim.model.checkpoint.PickleValue.Sequence;
import org.mixmim.model.checkpoint.PickleValue.Storage;
import org.mixmim.model.checkpoint.PickleValue.Text;
import org.mixmim.model.checkpoint.PickleValue.Truth;
import org.mixmim.model.checkpoint.PickleValue.Whole;

/**
 * Reads Python's pickles of protocols 2 to 5 into {@link PickleValue}s. It is a loop over opcodes:
 * no recursion, no class loading, no call; see {@link PickleCalls} for what stands in for calls.
 * Several pickles of one file share its {@link PickleBudget}.
 */
final class PickleReader {
  private static final int MAX_LONG = 1024;
  private static final int MAX_GLOBAL = 4096;

  private final FileBytes file;
  private final long end;
  private final PickleBudget budget;
  private final PickleCalls calls;
  private final Consumer<Storage> storages;
  private final Map<Long, PickleValue> memo = new HashMap<>();
  private final List<Integer> marks = new ArrayList<>();
  private final List<PickleValue> stack = new ArrayList<>();
  private long at;

  /**
   * Prepares to read one pickle.
   *
   * @param file the bytes
   * @param at where the pickle begins
   * @param end where it ends at the latest
   * @param budget what it may use
   * @param storages told of every storage that the pickle names
   */
  PickleReader(FileBytes file, long at, long end, PickleBudget budget, Consumer<Storage> storages) {
    this.file = file;
    this.at = at;
    this.end = end;
    this.budget = budget;
    this.storages = storages;
    this.calls = new PickleCalls(budget);
  }

  /** Where the pickle ended, after {@link #read()}. */
  long position() {
    return at;
  }

  /** Reads up to the STOP. */
  PickleValue read() {
    while (true) {
      budget.steps(1);
      int opcode = (int) unsigned(1);
      if (opcode == '.') {
        return pop();
      }
      if (!constant(opcode) && !container(opcode) && !memory(opcode)) {
        call(opcode);
      }
    }
  }

  private boolean constant(int opcode) {
    switch (opcode) {
      case 'N' -> push(Nothing.NONE);
      case 0x88 -> push(new Truth(true));
      case 0x89 -> push(new Truth(false));
      case 'J' -> push(new Whole((int) unsigned(4)));
      case 'K' -> push(new Whole(unsigned(1)));
      case 'M' -> push(new Whole(unsigned(2)));
      case 0x8a -> push(integer(unsigned(1)));
      case 0x8b -> push(integer(unsigned(4)));
      case 'G' -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(unsigned(8)))));
      case 'X' -> push(text(unsigned(4)));
      case 0x8c -> push(text(unsigned(1)));
      case 0x8d -> push(text(unsigned(8)));
      case 'U' -> push(text(unsigned(1)));
      case 'T' -> push(text(unsigned(4)));
      case 'C' -> push(blob(unsigned(1)));
      case 'B' -> push(blob(unsigned(4)));
      case 0x8e, 0x96 -> push(blob(unsigned(8)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) {
    switch (opcode) {
      case ')', ']', 0x8f -> push(Sequence.empty());
      case '}' -> push(new Dictionary());
      case '(' -> marks.add(stack.size());
      case 't', 'l', 0x91 -> push(new Sequence(popToMark()));
      case 'd' -> {
        Dictionary dictionary = new Dictionary();
        setItems(dictionary, popToMark());
        push(dictionary);
      }
      case 0x85 -> push(new Sequence(popLast(1)));
      case 0x86 -> push(new Sequence(popLast(2)));
      case 0x87 -> push(new Sequence(popLast(3)));
      case 'a' -> {
        PickleValue item = pop();
        addItems(top(), List.of(item));
      }
      case 'e', 0x90 -> {
        List<PickleValue> items = popToMark();
        addItems(top(), items);
      }
      case 's' -> {
        List<PickleValue> pair = popLast(2);
        setItems(top(), pair);
      }
      case 'u' -> {
        List<PickleValue> pairs = popToMark();
        setItems(top(), pairs);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memory(int opcode) {
    switch (opcode) {
      case 0x80 -> {
        long protocol = unsigned(1);
        check(protocol >= 2 && protocol <= 5);
      }
      case 0x95 -> unsigned(8);
      case 'q' -> memo.put(unsigned(1), top());
      case 'r' -> memo.put(unsigned(4), top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> push(recall(unsigned(1)));
      case 'j' -> push(recall(unsigned(4)));
      case '0' -> pop();
      case '1' -> popToMark();
      case '2' -> push(top());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void call(int opcode) {
    switch (opcode) {
      case 'c' -> push(new Global(line(), line()));
      case 0x93 -> {
        PickleValue name = pop();
        PickleValue module = pop();
        check(name instanceof Text && module instanceof Text);
        push(new Global(((Text) module).value(), ((Text) name).value()));
      }
      case 'R', 0x81 -> {
        PickleValue arguments = pop();
        push(calls.call(pop(), arguments));
      }
      case 0x92 -> {
        pop();
        PickleValue arguments = pop();
        push(calls.call(pop(), arguments));
      }
      case 'b' -> {
        PickleValue state = pop();
        calls.setState(top(), state);
      }
      case 'Q' -> {
        PickleValue value = calls.persistent(pop());
        if (value instanceof Storage storage) {
          storages.accept(storage);
        }
        push(value);
      }
      default -> throw damaged();
    }
  }

  private void addItems(PickleValue target, List<PickleValue> items) {
    switch (target) {
      case Sequence sequence -> items.forEach(sequence::add);
      case Placeholder unread -> {
        // The items of a list-like object that is not read go unread with it.
      }
      default -> throw damaged();
    }
  }

  private void setItems(PickleValue target, List<PickleValue> pairs) {
    check(pairs.size() % 2 == 0);
    Dictionary dictionary =
        switch (target) {
          case Dictionary itself -> itself;
          case Placeholder object -> object.attributes();
          default -> throw damaged();
        };
    for (int i = 0; i < pairs.size(); i += 2) {
      dictionary.put(pairs.get(i), pairs.get(i + 1));
    }
  }

  private void push(PickleValue value) {
    stack.add(value);
  }

  private PickleValue top() {
    check(stack.size() > floor());
    return stack.getLast();
  }

  private PickleValue pop() {
    check(stack.size() > floor());
    return stack.removeLast();
  }

  private List<PickleValue> popLast(int count) {
    check(stack.size() - floor() >= count);
    List<PickleValue> last = stack.subList(stack.size() - count, stack.size());
    List<PickleValue> items = new ArrayList<>(last);
    last.clear();
    return items;
  }

  private List<PickleValue> popToMark() {
    check(!marks.isEmpty());
    List<PickleValue> items = popLast(stack.size() - marks.getLast());
    marks.removeLast();
    return items;
  }

  /** What lies below a mark is out of reach until the mark is taken. */
  private int floor() {
    return marks.isEmpty() ? 0 : marks.getLast();
  }

  private PickleValue recall(long index) {
    PickleValue value = memo.get(index);
    if (value == null) {
      throw damaged();
    }
    return value;
  }

  private PickleValue integer(long length) {
    if (length > MAX_LONG) {
      throw new CheckpointException(null, "checkpoint.pickle-limit", file.name());
    }
    budget.text(length);
    byte[] bytes = file.array(skip(length), (int) length);
    for (int i = 0; i < bytes.length / 2; i++) {
      byte swapped = bytes[i];
      bytes[i] = bytes[bytes.length - 1 - i];
      bytes[bytes.length - 1 - i] = swapped;
    }
    BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    return value.bitLength() < Long.SIZE ? new Whole(value.longValue()) : new Huge(value);
  }

  private PickleValue text(long length) {
    if (!budget.keepsText(length)) {
      return blob(length);
    }
    byte[] bytes = file.array(skip(length), (int) length);
    return new Text(new String(bytes, StandardCharsets.UTF_8));
  }

  private Blob blob(long length) {
    return new Blob(skip(length), length);
  }

  private String line() {
    long start = at;
    while (unsigned(1) != '\n') {
      check(at - start <= MAX_GLOBAL);
    }
    int length = (int) (at - 1 - start);
    budget.text(length);
    return new String(file.array(start, length), StandardCharsets.UTF_8);
  }

  private long unsigned(int bytes) {
    long from = skip(bytes);
    return switch (bytes) {
      case 1 -> file.unsignedByte(from);
      case 2 -> file.unsignedShort(from);
      case 4 -> file.unsignedInt(from);
      default -> file.signedLong(from);
    };
  }

  /** Steps over bytes and says where they began; a length of 2^63 or more is negative here. */
  private long skip(long length) {
    if (length < 0 || length > end - at) {
      throw new CheckpointException(null, "checkpoint.truncated", file.name());
    }
    long from = at;
    at += length;
    return from;
  }

  private void check(boolean sound) {
    if (!sound) {
      throw damaged();
    }
  }

  private CheckpointException damaged() {
    return new CheckpointException(null, "checkpoint.pickle-damaged", file.name(), at);
  }
}
