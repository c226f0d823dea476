package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Parameters;

/** What each model file of both codebases is found to be. */
final class ModelFixturesTest {
  private static final MixMimConfig ENCODER =
      new MixMimConfig(
          224,
          4,
          8,
          List.of(1, 1, 2, 1),
          List.of(1, 2, 4, 8),
          List.of(14, 14, 14, 7),
          Optional.empty(),
          OptionalInt.empty());
  private static final MixMimConfig CLASSIFIER = ENCODER.with(Optional.empty(), OptionalInt.of(20));
  private static final MixMimConfig SMALL =
      new MixMimConfig(
          64,
          4,
          4,
          List.of(1, 1, 1, 1),
          List.of(1, 1, 2, 2),
          List.of(4, 4, 4, 2),
          Optional.empty(),
          OptionalInt.of(20));

  /** The files of the original release do not tell how many heads their odd decoder has. */
  private static final ConfigHints OFFICIAL_HEADS =
      new ConfigHints(OptionalInt.of(4), OptionalDouble.empty());

  private static MixMimConfig pretraining(double epsilon) {
    return ENCODER.with(Optional.of(new DecoderConfig(32, 2, 4, epsilon)), OptionalInt.empty());
  }

  private static ParameterSet resolve(Checkpoint checkpoint, ConfigHints hints) {
    ParameterSet set = ParameterNames.resolve(checkpoint, hints);
    assertThat(set.parameters().keySet())
        .containsExactlyElementsOf(Parameters.of(set.config()).keySet());
    return set;
  }

  @ParameterizedTest
  @CsvSource({
    "official/cls.pth, OFFICIAL",
    "official/cls_legacy.pth, OFFICIAL",
    "official/cls_fp16.pth, OFFICIAL",
    "mmpretrain/cls.pth, OPENMMLAB",
  })
  void recognisesClassifiers(String file, Codebase codebase) {
    try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path(file))) {
      ParameterSet set = resolve(checkpoint, ConfigHints.NONE);
      assertThat(set.codebase()).isEqualTo(codebase);
      assertThat(set.config()).isEqualTo(CLASSIFIER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "containers/official_cls_bare_state_dict.pth, OFFICIAL",
    "containers/official_cls_full.pth, OFFICIAL",
    "containers/synthetic_torch2_layout.pth, OFFICIAL",
    "containers/mm_cls_published_mmpretrain.pth, OPENMMLAB",
    "containers/mm_cls_runner_full.pth, OPENMMLAB",
  })
  void recognisesClassifiersInEveryContainer(String file, Codebase codebase) {
    try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path(file))) {
      ParameterSet set = resolve(checkpoint, ConfigHints.NONE);
      assertThat(set.codebase()).isEqualTo(codebase);
      assertThat(set.config()).isEqualTo(SMALL);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "official/pretrain.pth, OFFICIAL, 1e-5",
    "mmpretrain/pretrain_legacy.pth, OPENMMLAB, 1e-6",
  })
  void recognisesPretraining(String file, Codebase codebase, double epsilon) {
    try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path(file))) {
      // OpenMMLab's file names its heads itself.
      ConfigHints hints = codebase == Codebase.OFFICIAL ? OFFICIAL_HEADS : ConfigHints.NONE;
      ParameterSet set = resolve(checkpoint, hints);
      assertThat(set.codebase()).isEqualTo(codebase);
      assertThat(set.config()).isEqualTo(pretraining(epsilon));
      assertThat(set.normalisedPixels()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "containers/official_pretrain_full_cuda0.pth, 2, 1e-5",
    "containers/official_pretrain_legacy_cuda0.pth, 2, 1e-5",
    "containers/mm_pretrain_runner_full.pth, , 1e-6",
    "containers/mm_pretrain_published_mmselfsup_legacy.pth, , 1e-6",
  })
  void recognisesPretrainingInEveryContainer(String file, @Nullable Integer heads, double epsilon) {
    OptionalInt given = heads == null ? OptionalInt.empty() : OptionalInt.of(heads);
    try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path(file))) {
      ParameterSet set = resolve(checkpoint, new ConfigHints(given, OptionalDouble.empty()));
      assertThat(set.config())
          .isEqualTo(
              SMALL.with(Optional.of(new DecoderConfig(4, 1, 2, epsilon)), OptionalInt.empty()));
      assertThat(set.normalisedPixels()).contains(true);
    }
  }
}
