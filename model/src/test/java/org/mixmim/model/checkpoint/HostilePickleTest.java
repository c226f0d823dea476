package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pickles made to run code, to fill the memory, to recurse or to loop. */
final class HostilePickleTest {
  @TempDir private Path folder;

  private static Checkpoint open(PickleBytes pickle) throws IOException {
    byte[] file = TorchZipBytes.of(pickle.stop());
    return Checkpoints.open(FileBytes.copy(new ByteArrayInputStream(file), "hostile.pth"));
  }

  private static void assertRefused(PickleBytes pickle, String key) {
    assertThatThrownBy(() -> open(pickle))
        .isInstanceOfSatisfying(CheckpointException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private static PickleBytes pickle() {
    return new PickleBytes().protocol();
  }

  /** A sound model beside something else. */
  private static PickleBytes modelAnd(String key, PickleBytes value) {
    return pickle()
        .op('}', '(')
        .text("model")
        .smallStateDict()
        .text(key)
        .raw(withoutStop(value))
        .op('u');
  }

  private static byte[] withoutStop(PickleBytes value) {
    byte[] bytes = value.stop();
    return Arrays.copyOf(bytes, bytes.length - 1);
  }

  @Test
  void runsNothing() throws IOException {
    Path proof = folder.resolve("proof");
    PickleBytes command =
        new PickleBytes().global("posix", "system").op('(').text("touch " + proof).op('t', 'R');
    try (Checkpoint checkpoint = open(modelAnd("args", command))) {
      assertThat(checkpoint.tensors().keySet()).containsExactly("w");
      assertThat(checkpoint.metadata()).isEmpty();
    }
    assertThat(proof).doesNotExist();
    assertRefused(pickle().raw(withoutStop(command)), "checkpoint.pickled-object");
  }

  @Test
  void callsOfWhatIsNoFunctionGiveNothing() throws IOException {
    PickleBytes call = new PickleBytes().text("eval").text("1").op(0x85, 'R');
    try (Checkpoint checkpoint = open(modelAnd("args", call))) {
      assertThat(checkpoint.metadata()).isEmpty();
    }
  }

  @Test
  void nestsWithoutRecursion() throws IOException {
    PickleBytes deepTuple = new PickleBytes().op(')').times(200_000, 0x85);
    try (Checkpoint checkpoint = open(modelAnd("args", deepTuple))) {
      assertThat(checkpoint.tensors()).hasSize(1);
    }
    PickleBytes deepDictionary = new PickleBytes().times(60_000, '}', 'K', 1);
    deepDictionary.op(')').times(60_000, 's');
    try (Checkpoint checkpoint = open(modelAnd("args", deepDictionary))) {
      assertThat(checkpoint.tensors()).hasSize(1);
    }
    assertRefused(pickle().op(')').times(200_000, 0x85), "checkpoint.no-state-dict");
  }

  @Test
  void survivesValuesThatHoldThemselves() throws IOException {
    PickleBytes list = new PickleBytes().op(']', 'q', 1, 'h', 1, 'a');
    PickleBytes dictionary =
        new PickleBytes().op('}', 'q', 1).text("x").op('h', 1, 's', 'h', 1, 'K', 1, 's');
    for (PickleBytes value : new PickleBytes[] {list, dictionary}) {
      try (Checkpoint checkpoint = open(modelAnd("args", value))) {
        assertThat(checkpoint.tensors()).hasSize(1);
      }
    }
  }

  @Test
  void survivesABillionLaughs() throws IOException {
    PickleBytes laughs = new PickleBytes().op('}', 'q', 0).text("t").text("ha").op('s');
    for (int level = 1; level < 200; level++) {
      laughs.op('0', '}', 'q', level, '(');
      for (int i = 0; i < 10; i++) {
        laughs.text("k" + i).op('h', level - 1);
      }
      laughs.op('u');
    }
    try (Checkpoint checkpoint = open(modelAnd("args", laughs))) {
      assertThat(checkpoint.metadata().size()).isLessThan(5000);
    }
  }

  @Test
  void writesNoListOutThatIsNotKept() throws IOException {
    PickleBytes many = new PickleBytes().op('}', '(');
    for (int i = 0; i < 5000; i++) {
      many.text("k" + i).op('K', 1);
    }
    many.text("list").op(']').text("a".repeat(1 << 20)).op('a', 'q', 1);
    many.text("again").op('q', 2, 'h', 1);
    many.times(1000, 'h', 2, 'h', 1);
    PickleBytes pickle = modelAnd("args", many.op('u'));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    try (Checkpoint checkpoint = open(pickle)) {
      assertThat(checkpoint.metadata()).hasSize(4096).doesNotContainKey("args.list");
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
  }

  @Test
  void takesLongWordsForNothing() {
    assertRefused(pickle().op('X').int32(0xFFFF_FFFFL), "checkpoint.truncated");
    assertRefused(pickle().op(0x8d).int64(Long.MAX_VALUE), "checkpoint.truncated");
    assertRefused(pickle().op(0x8d).int64(-1), "checkpoint.truncated");
    assertRefused(pickle().op(0x8e).int64(Long.MIN_VALUE), "checkpoint.truncated");
    assertRefused(pickle().op(0x8b).int32(0x7FFF_FFFFL), "checkpoint.pickle-limit");
    assertRefused(pickle().op('B').int32(0xFFFF_FFFFL), "checkpoint.truncated");
    assertRefused(
        pickle().op('c').raw("a".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
        "checkpoint.pickle-damaged");
  }

  @Test
  void stopsAtTheLimitOfSteps() {
    assertRefused(pickle().times(PickleBudget.MAX_STEPS, ']', '0'), "checkpoint.pickle-limit");
  }

  @Test
  void paysForCopies() {
    // One long list of pairs, made into a dictionary again and again.
    PickleBytes copies = pickle().op(']', 'q', 1, '(').times(20_000, ')', ')', 0x86);
    copies.op('e').global("collections", "OrderedDict").op('q', 2);
    copies.times(60, 'h', 2, 'h', 1, 0x85, 'R', '0');
    assertRefused(copies, "checkpoint.pickle-limit");
  }

  @Test
  void isNotSlowedByNamesOfEqualHash() throws IOException {
    PickleBytes many = new PickleBytes().op('}', '(');
    for (int i = 0; i < 1 << 14; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 14; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      many.text(name.toString()).op('K', 1);
    }
    try (Checkpoint checkpoint = open(modelAnd("args", many.op('u')))) {
      assertThat(checkpoint.metadata()).isNotEmpty();
    }
  }

  @Test
  void refusesNonsense() {
    assertRefused(pickle(), "checkpoint.pickle-damaged");
    assertRefused(pickle().op('t'), "checkpoint.pickle-damaged");
    assertRefused(pickle().op('a'), "checkpoint.pickle-damaged");
    assertRefused(pickle().op(')', '(', 0x85), "checkpoint.pickle-damaged");
    assertRefused(pickle().op('h', 7), "checkpoint.pickle-damaged");
    assertRefused(pickle().op('}', '(', ')', 'u'), "checkpoint.pickle-damaged");
    assertRefused(pickle().op(')', ')', 0x93), "checkpoint.pickle-damaged");
    assertRefused(pickle().op('K', 1, ')', ')', 's'), "checkpoint.pickle-damaged");
    assertRefused(new PickleBytes().op(0x80, 9, ')'), "checkpoint.pickle-damaged");
    assertRefused(pickle().op(0x82, 1), "checkpoint.pickle-damaged");
    assertRefused(pickle().op('i'), "checkpoint.pickle-damaged");
  }

  private static PickleBytes modelOf(PickleBytes tensor) {
    return pickle().op('}').text("w").raw(withoutStop(tensor)).op('s');
  }

  private static PickleBytes tensor(long count, long offset, long[] shape, long[] strides) {
    return new PickleBytes().tensor("0", count, offset, shape, strides);
  }

  @Test
  void keepsViewsInsideTheirStorage() {
    String bounds = "checkpoint.tensor-bounds";
    assertRefused(modelOf(tensor(1, 0, new long[] {2}, new long[] {1})), bounds);
    assertRefused(modelOf(tensor(1, 1, new long[] {1}, new long[] {1})), bounds);
    assertRefused(modelOf(tensor(1, -1, new long[] {1}, new long[] {1})), bounds);
    assertRefused(modelOf(tensor(1, 0, new long[] {1}, new long[] {-1})), bounds);
    assertRefused(modelOf(tensor(1, 0, new long[] {-1}, new long[] {1})), bounds);
    assertRefused(modelOf(tensor(1, 0, new long[] {1}, new long[] {})), bounds);
    assertRefused(modelOf(tensor(1, 0, new long[65], new long[65])), bounds);
    long[] huge = {Long.MAX_VALUE, Long.MAX_VALUE};
    assertRefused(modelOf(tensor(1, 0, huge, new long[] {0, 0})), bounds);
    assertRefused(modelOf(tensor(1, Long.MAX_VALUE, new long[] {2}, huge)), bounds);
    assertRefused(
        modelOf(tensor(1, 0, new long[] {1L << 40}, new long[] {0})), "checkpoint.tensor-repeats");
    assertRefused(
        modelOf(tensor(Long.MAX_VALUE, 0, new long[] {1}, new long[] {1})),
        "checkpoint.record-short");
  }

  @Test
  void repeatsNumbersOnlyUpToALimit() {
    PickleBytes many = pickle().op('}', '(');
    for (int i = 0; i < 40; i++) {
      many.text("w" + i).tensor("0", 1, 0, new long[] {1 << 21}, new long[] {0});
    }
    assertRefused(many.op('u'), "checkpoint.tensor-repeats");
  }

  @Test
  void opensNoRecordButItsOwn() {
    PickleBytes tensor =
        new PickleBytes().tensor("../../../etc/passwd", 1, 0, new long[] {1}, new long[] {1});
    assertRefused(modelOf(tensor), "checkpoint.record-missing");
  }

  @Test
  void saysWhichTensorItCannotRead() {
    PickleBytes complex =
        new PickleBytes()
            .global("torch._utils", "_rebuild_tensor_v2")
            .op('(')
            .storage("ComplexFloatStorage", "0", 1)
            .op('K', 0)
            .tuple(1)
            .tuple(1)
            .op('t', 'R');
    assertThatThrownBy(() -> open(modelOf(complex)))
        .isInstanceOfSatisfying(
            CheckpointException.class,
            e -> {
              assertThat(e.key()).isEqualTo("checkpoint.tensor-type");
              assertThat(e.getMessage()).contains("torch.complex64").contains("The tensor w ");
            });
  }

  @Test
  void readsNewerProtocols() throws IOException {
    PickleBytes framed =
        new PickleBytes()
            .op(0x80, 5, 0x95)
            .int64(10)
            .op('}', 0x94, 0x8c, 1, 'w', 0x94)
            .op(0x8c, 12)
            .raw("torch._utils".getBytes(StandardCharsets.UTF_8))
            .op(0x8c, 18)
            .raw("_rebuild_tensor_v2".getBytes(StandardCharsets.UTF_8))
            .op(0x93, '(')
            .storage("FloatStorage", "0", 1)
            .op('K', 0)
            .tuple(1)
            .tuple(1)
            .op('t', 'R', 's', 0x8c, 1, 'n', 0x8f, '(', 'K', 1, 0x90, 's');
    try (Checkpoint checkpoint = open(framed)) {
      assertThat(Tensors.of(checkpoint, "w").toFloats()).containsExactly(0);
    }
  }

  @Test
  void prefersPlainWeightsToAverages() throws IOException {
    PickleBytes both =
        pickle()
            .op('}', '(')
            .text("state_dict_ema")
            .op('}')
            .text("average")
            .tensor("0", 1, 0, new long[] {1}, new long[] {1})
            .op('s')
            .text("state_dict")
            .smallStateDict()
            .op('u');
    try (Checkpoint checkpoint = open(both)) {
      assertThat(checkpoint.tensors().keySet()).containsExactly("w");
      assertThat(checkpoint.container()).isEqualTo("state_dict");
      assertThat(checkpoint.skippedTensors()).isEqualTo(1);
    }
    PickleBytes average = pickle().op('}').text("ema").smallStateDict().op('s');
    try (Checkpoint checkpoint = open(average)) {
      assertThat(checkpoint.container()).isEqualTo("ema");
    }
  }

  @Test
  void prefersTheEntryThatIsAModel() throws IOException {
    PickleBytes both =
        pickle()
            .op('}', '(')
            .text("state_dict")
            .smallStateDict()
            .text("model")
            .op('}')
            .text("module.absolute_pos_embed")
            .tensor("0", 1, 0, new long[] {1}, new long[] {1})
            .op('s', 'u');
    try (Checkpoint checkpoint = open(both)) {
      assertThat(checkpoint.container()).isEqualTo("model");
      assertThat(checkpoint.tensors().keySet()).containsExactly("module.absolute_pos_embed");
    }
  }
}
