package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fast part of what {@link CheckpointFuzzer} runs at length. */
final class CheckpointFuzzTest {
  private static final int CASES = 2000;
  private static final long SEED = 1;

  /** Beyond the file: what all that a case reads may add up to. */
  private static final long MAX_ALLOCATED = 512L << 20;

  private static final List<String> SMALL =
      List.of(
          "containers/synthetic_strided.pth",
          "containers/synthetic_strided_legacy.pth",
          "containers/synthetic_torch2_layout.pth",
          "containers/mm_cls_published_mmpretrain.pth",
          "containers/mm_pretrain_published_mmselfsup_legacy.pth");

  @TempDir private Path folder;

  @Test
  void everyHostileFileEndsInASentenceOrAModel() throws IOException {
    CheckpointFuzzer fuzzer = new CheckpointFuzzer(new FuzzCases(SMALL, SEED), folder);
    List<CheckpointFuzzer.Outcome> bugs = new ArrayList<>();
    Set<String> endings = new TreeSet<>();
    for (long number = 0; number < CASES; number++) {
      CheckpointFuzzer.Outcome outcome = fuzzer.run(number);
      endings.add(outcome.ending());
      if (outcome.bug().isPresent() || outcome.allocated() > MAX_ALLOCATED) {
        bugs.add(outcome);
      }
    }
    assertThat(bugs).isEmpty();
    // The cases reach deep: many kinds of refusal, and models whose numbers alone were changed.
    assertThat(endings)
        .contains(
            "model",
            "other",
            "checkpoint.pickle-damaged",
            "checkpoint.pickle-limit",
            "checkpoint.zip-damaged",
            "checkpoint.truncated",
            "checkpoint.tensor-bounds",
            "checkpoint.safetensors-header",
            "checkpoint.record-missing");
  }
}
