package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.config.ComputeCost;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Parameters;
import org.mixmim.model.problem.MixMimException;

final class CheckpointAuditTest {
  @TempDir private Path folder;

  private static CheckpointAudit audit(String fixture, ConfigHints user) {
    try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path(fixture))) {
      return CheckpointAudit.of(checkpoint, user);
    }
  }

  @Test
  void describesATrainingCheckpoint() throws IOException {
    String fixture = "containers/mm_pretrain_runner_full.pth";
    CheckpointAudit audit = audit(fixture, ConfigHints.NONE);
    assertThat(audit.name()).isEqualTo("mm_pretrain_runner_full.pth");
    assertThat(audit.format()).isEqualTo(CheckpointFormat.TORCH_ZIP);
    assertThat(audit.codebase()).isEqualTo(Codebase.OPENMMLAB);
    assertThat(audit.container()).isEqualTo("state_dict");
    assertThat(audit.tasks()).containsExactly(ModelTask.RECONSTRUCTION);
    assertThat(audit.problem()).isEmpty();
    MixMimConfig config = audit.config().orElseThrow();
    assertThat(audit.parameters()).isEqualTo(Parameters.count(config));
    assertThat(audit.macs()).hasValue(ComputeCost.macs(config));
    assertThat(audit.normalisedPixels()).contains(true);
    assertThat(audit.epochs()).hasValue(2);
    assertThat(audit.sha256()).isEqualTo(Digests.sha256(Fixtures.bytes(fixture)));
    assertThat(audit.tensors()).hasSize(92);
    assertThat(audit.skippedTensors()).isEqualTo(351 - 92);
    assertThat(audit.tensors())
        .anySatisfy(
            tensor -> {
              assertThat(tensor.name()).isEqualTo("neck.ln1.weight");
              assertThat(tensor.parameter()).contains("decoder_norm.weight");
            })
        .anySatisfy(
            tensor -> {
              assertThat(tensor.name()).endsWith("relative_position_index");
              assertThat(tensor.parameter()).isEmpty();
              assertThat(tensor.type()).isEqualTo(ScalarType.INT64);
            });
  }

  @Test
  void describesAClassifier() {
    CheckpointAudit audit = audit("official/cls.pth", ConfigHints.NONE);
    assertThat(audit.tasks()).containsExactly(ModelTask.CLASSIFICATION);
    assertThat(audit.container()).isEqualTo("model");
    assertThat(audit.missing()).isEmpty();
    assertThat(audit.surplus()).isEmpty();
    assertThat(audit.misshapen()).isEmpty();
  }

  @Test
  void reportsWhatKeepsAFileFromBeingUsed() {
    String fixture = "containers/official_pretrain_full_cuda0.pth";
    CheckpointAudit audit = audit(fixture, ConfigHints.NONE);
    assertThat(audit.problem().map(MixMimException::key)).contains("config.decoder-heads-unknown");
    assertThat(audit.tasks()).isEmpty();
    ConfigHints user = new ConfigHints(OptionalInt.of(2), OptionalDouble.empty());
    CheckpointAudit told = audit(fixture, user);
    assertThat(told.problem()).isEmpty();
    assertThat(told.parameters()).isEqualTo(audit.parameters());
  }

  @Test
  void reportsAnotherModelWithItsTensors() throws IOException {
    byte[] bytes = SafetensorsBytes.counting(Map.of("cls_token", List.of(1L, 1L, 4L)), "{}");
    Path file = Files.write(folder.resolve("vit.safetensors"), bytes);
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      CheckpointAudit audit = CheckpointAudit.of(checkpoint, ConfigHints.NONE);
      assertThat(audit.problem().map(MixMimException::key)).contains("checkpoint.looks-vit");
      assertThat(audit.config()).isEmpty();
      assertThat(audit.macs()).isEmpty();
      assertThat(audit.parameters()).isEqualTo(4);
      assertThat(audit.tensors()).hasSize(1);
    }
  }

  @Test
  void countsHowNumbersSpread() {
    float[] values = {-1, 0, 1, 3, Float.NaN, Float.POSITIVE_INFINITY};
    TensorStatistics statistics =
        TensorStatistics.of(
            TensorView.whole(
                "test", "t", ScalarType.FLOAT32, List.of(6L), MemorySegment.ofArray(values)));
    assertThat(statistics.count()).isEqualTo(6);
    assertThat(statistics.notFinite()).isEqualTo(2);
    assertThat(statistics.min()).isEqualTo(-1);
    assertThat(statistics.max()).isEqualTo(3);
    assertThat(statistics.mean()).isEqualTo(0.75);
    assertThat(statistics.deviation()).isCloseTo(1.479019945774904, within(1e-12));
    assertThat(statistics.histogram()).hasSize(TensorStatistics.BINS);
    assertThat(statistics.histogram().get(0)).isEqualTo(1);
    assertThat(statistics.histogram().get(8)).isEqualTo(1);
    assertThat(statistics.histogram().get(16)).isEqualTo(1);
    assertThat(statistics.histogram().getLast()).isEqualTo(1);
  }

  @Test
  void hasNoFiguresForNoNumbers() {
    TensorStatistics statistics =
        TensorStatistics.of(
            TensorView.whole(
                "test", "t", ScalarType.FLOAT32, List.of(0L), MemorySegment.ofArray(new float[0])));
    assertThat(statistics.min()).isNaN();
    assertThat(statistics.histogram()).containsOnly(0L);
  }
}
