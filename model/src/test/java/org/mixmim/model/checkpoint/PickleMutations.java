package org.mixmim.model.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Pickles of random opcodes, and those that attack memory, stack and time on purpose. */
final class PickleMutations {
  private static final int[] OPCODES = {
    '(', ')', '0', '1', '2', ']', '}', 'N', 'Q', 'R', 'a', 'b', 'd', 'e', 'l', 's', 't', 'u', 0x81,
    0x85, 0x86, 0x87, 0x88, 0x89, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94
  };
  private static final String[][] GLOBALS = {
    {"torch._utils", "_rebuild_tensor_v2"},
    {"torch._utils", "_rebuild_parameter"},
    {"torch._tensor", "_rebuild_from_type_v2"},
    {"torch", "FloatStorage"},
    {"torch", "Size"},
    {"collections", "OrderedDict"},
    {"argparse", "Namespace"},
    {"builtins", "set"},
    {"os", "system"},
    {"numpy.core.multiarray", "_reconstruct"}
  };
  private static final String[] TEXTS = {
    "model", "state_dict", "w", "storage", "0", "cpu", "args", "meta", "ema"
  };

  private final SplittableRandom random;

  PickleMutations(SplittableRandom random) {
    this.random = random;
  }

  byte[] make() {
    return random.nextInt(8) == 0 ? attack() : randomProgram();
  }

  private byte[] randomProgram() {
    PickleBytes pickle = new PickleBytes().protocol();
    boolean model = random.nextBoolean();
    if (model) {
      pickle.op('}', '(').text("model").smallStateDict().text("args");
    }
    int steps = 1 + random.nextInt(400);
    for (int i = 0; i < steps; i++) {
      step(pickle);
    }
    return model ? pickle.op('u').stop() : pickle.stop();
  }

  private void step(PickleBytes pickle) {
    switch (random.nextInt(12)) {
      case 0 -> pickle.text(TEXTS[random.nextInt(TEXTS.length)]);
      case 1 -> pickle.op('K', random.nextInt(256));
      case 2 -> pickle.whole(random.nextLong());
      case 3 -> {
        String[] global = GLOBALS[random.nextInt(GLOBALS.length)];
        pickle.global(global[0], global[1]);
      }
      case 4 -> pickle.op('q', random.nextInt(8));
      case 5 -> pickle.op('h', random.nextInt(8));
      case 6 -> pickle.storage("FloatStorage", "0", random.nextInt(3));
      case 7 ->
          pickle.tensor("0", 1, random.nextInt(2), new long[] {random.nextInt(3)}, new long[] {1});
      default -> pickle.op(OPCODES[random.nextInt(OPCODES.length)]);
    }
  }

  private byte[] attack() {
    PickleBytes pickle = new PickleBytes().protocol().op('}', '(');
    pickle.text("model").smallStateDict().text("args");
    switch (random.nextInt(12)) {
      case 0 -> pickle.op(')').times(random.nextInt(1_500_000), 0x85);
      case 1 -> {
        int depth = random.nextInt(300_000);
        pickle.times(depth, '}', 'K', 1).op(')').times(depth, 's');
      }
      case 2 -> pickle.times(random.nextInt(1_500_000), ']', '0');
      case 3 -> pickle.op(']').times(random.nextInt(400_000), 'q', random.nextInt(256), 'h', 0);
      case 4 -> laughs(pickle);
      case 5 -> pickle.op('X').int32(random.nextInt());
      case 6 -> pickle.op(0x8b).int32(random.nextInt());
      case 7 -> pickle.op(0x8d).int64(random.nextLong());
      case 8 -> copies(pickle);
      case 9 -> tensors(pickle);
      case 10 -> collisions(pickle);
      default -> pickle.op(']', 'q', 1, 'h', 1, 'a', '}', 'q', 2).text("x").op('h', 2, 's', 'h', 1);
    }
    return pickle.op('u').stop();
  }

  private void laughs(PickleBytes pickle) {
    int width = 2 + random.nextInt(10);
    pickle.op('}', 'q', 0).text("t").text("ha").op('s');
    for (int level = 1; level < 100; level++) {
      pickle.op('0', '}', 'q', level, '(');
      for (int i = 0; i < width; i++) {
        pickle.text("k" + i).op('h', level - 1);
      }
      pickle.op('u');
    }
  }

  private void copies(PickleBytes pickle) {
    pickle.op(']', 'q', 1, '(').times(random.nextInt(100_000), ')', ')', 0x86).op('e');
    String[] global = GLOBALS[random.nextInt(GLOBALS.length)];
    pickle.global(global[0], global[1]).op('q', 2);
    pickle.times(random.nextInt(1000), 'h', 2, 'h', 1, 0x85, 'R', '0');
  }

  /** Many views that each claim many axes or many numbers. */
  private void tensors(PickleBytes pickle) {
    long[] shape = new long[random.nextInt(70)];
    Arrays.fill(shape, random.nextBoolean() ? 1 : 1 + random.nextInt(5));
    pickle.op('0').text("state_dict").op('}', '(');
    int count = random.nextInt(3000);
    for (int i = 0; i < count; i++) {
      pickle.text("w" + i).tensor("0", 1, 0, shape, new long[shape.length]);
    }
    pickle.op('u');
  }

  private void collisions(PickleBytes pickle) {
    pickle.op('}', '(');
    int count = 1 << random.nextInt(14);
    for (int i = 0; i < count; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 14; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      pickle.text(name.toString()).op('K', 1);
    }
    pickle.op('u');
  }

  /** The header of a safetensors file with something wrong in it. */
  byte[] safetensors() {
    String[] numbers = {"-1", "0", "4", "8", "1e9", "4294967296", "9223372036854775807", "1.5"};
    StringBuilder header = new StringBuilder("{");
    int tensors = 1 + random.nextInt(6);
    for (int i = 0; i < tensors; i++) {
      header
          .append(i == 0 ? "" : ",")
          .append("\"t")
          .append(random.nextInt(4))
          .append("\":{\"dtype\":\"")
          .append(random.nextInt(8) == 0 ? "F8" : "F32")
          .append("\",\"shape\":[")
          .append(numbers[random.nextInt(numbers.length)])
          .append("],\"data_offsets\":[")
          .append(numbers[random.nextInt(numbers.length)])
          .append(",")
          .append(numbers[random.nextInt(numbers.length)])
          .append("]}");
    }
    if (random.nextInt(8) == 0) {
      header.append(",\"x\":").append("[".repeat(random.nextInt(2_000_000)));
    }
    if (random.nextInt(8) == 0) {
      header.append(",\"__metadata__\":{");
      int texts = random.nextInt(20_000);
      for (int i = 0; i < texts; i++) {
        header.append(i == 0 ? "" : ",").append('"').append(i).append("\":\"x\"");
      }
      header.append('}');
    }
    byte[] data = new byte[4 * random.nextInt(4)];
    byte[] file = SafetensorsBytes.of(header.append('}').toString(), data);
    return random.nextInt(4) == 0
        ? "x".repeat(random.nextInt(20)).getBytes(StandardCharsets.UTF_8)
        : file;
  }
}
