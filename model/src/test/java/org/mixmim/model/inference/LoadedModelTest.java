package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixmim.model.config.Variant;
import org.mixmim.model.image.Preprocessing.Convention;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

class LoadedModelTest {
  private static final RgbImage ASTRONAUT = Fixtures.square("astronaut");
  private static final RgbImage CAT = Fixtures.square("cat");

  @Test
  void theBaseClassifierOfTheProjectsOriginAnswersItsFourCalls() {
    try (LoadedModel model =
        LoadedModel.random(
            "mixmim-base_3rdparty_in1k", Variant.BASE.classifier(1000), 7, LoadOptions.DEFAULT)) {
      assertThat(model.info().parameters()).isEqualTo(88_344_352L);
      HostTensor input = HostTensor.of(new float[3 * 224 * 224], 1, 3, 224, 224);
      assertThat(model.classifier().logits(input, RunControl.NONE).shape())
          .containsExactly(1, 1000);
      assertThat(model.features().pooled(input, RunControl.NONE).shape()).containsExactly(1, 1024);
      assertThat(model.features().stage(input, 1, RunControl.NONE).shape())
          .containsExactly(1, 256, 28, 28);
      assertThat(model.features().stage(input, 4, RunControl.NONE).shape())
          .containsExactly(1, 1024, 7, 7);
      Classification result = model.classifier().classify(CAT, 3, RunControl.NONE);
      assertThat(result.top()).hasSize(3);
      assertThat(model.info().classNames()).hasSize(1000).contains("tench, Tinca tinca");
      assertThat(result.top().getFirst().score())
          .isGreaterThanOrEqualTo(result.top().getLast().score());
      assertThat(result.evenness()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void preprocessingFollowsTheFileUnlessTheUserKnowsBetter() {
    try (LoadedModel ours = ShippedModelsTest.open("mixmim-tiny-everyday");
        LoadedModel official = Fixtures.model("official/cls.pth");
        LoadedModel openMmLab = Fixtures.model("mmpretrain/cls.pth");
        LoadedModel chosen =
            Fixtures.model(
                "official/cls.pth", LoadOptions.DEFAULT.preprocessedBy(Convention.OPENMMLAB))) {
      assertThat(Stream.of(ours, official, openMmLab, chosen))
          .extracting(model -> model.info().preprocessing().convention())
          .containsExactly(
              Convention.OPENMMLAB,
              Convention.OFFICIAL,
              Convention.OPENMMLAB,
              Convention.OPENMMLAB);
    }
  }

  @Test
  void equalSeedsMakeEqualModels() {
    assertThat(logitsOfSeed(1)).isEqualTo(logitsOfSeed(1)).isNotEqualTo(logitsOfSeed(2));
  }

  private static HostTensor logitsOfSeed(long seed) {
    try (LoadedModel model =
        LoadedModel.random("tiny", Variant.TINY.classifier(5), seed, LoadOptions.DEFAULT)) {
      return model.classifier().logits(Fixtures.input(), RunControl.NONE);
    }
  }

  @ParameterizedTest
  @EnumSource(Filling.class)
  void everyFillingGivesPredictionsOfBothImages(Filling filling) {
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny")) {
      CellMask mask = Fixtures.mask("A");
      Reconstruction result =
          model
              .reconstructor()
              .reconstruct(
                  new ReconstructionRequest(
                      ASTRONAUT, CAT, mask, true, new Experiment(filling, true)),
                  RunControl.NONE);
      assertThat(result.mixtures()).hasSize(2);
      assertThat(result.first().a().hidden()).isEqualTo(mask);
      assertThat(result.first().b().hidden()).isEqualTo(mask.inverted());
      assertThat(result.loss().isPresent()).isEqualTo(filling == Filling.OTHER_IMAGE);
      for (Mixture mixture : result.mixtures()) {
        Figures a =
            ReconstructionMetrics.of(
                Comparison.of(mixture.a(), ASTRONAUT, ColourMode.AS_PREDICTED));
        Figures b =
            ReconstructionMetrics.of(Comparison.of(mixture.b(), CAT, ColourMode.AS_PREDICTED));
        assertThat(a.mse()).isBetween(1e-4, 0.2);
        assertThat(b.mse()).isBetween(1e-4, 0.2);
      }
    }
  }

  @Test
  void maskedAttentionOffChangesTheResult() {
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny")) {
      ReconstructionRequest standard = ReconstructionRequest.of(ASTRONAUT, CAT, Fixtures.mask("A"));
      ReconstructionRequest open =
          new ReconstructionRequest(
              ASTRONAUT,
              CAT,
              Fixtures.mask("A"),
              false,
              new Experiment(Filling.OTHER_IMAGE, false));
      HostTensor masked = reconstruct(model, standard);
      assertThat(Fixtures.largestError(reconstruct(model, open), masked)).isGreaterThan(0.01);
      assertThat(reconstruct(model, standard)).isEqualTo(masked);
    }
  }

  private static HostTensor reconstruct(LoadedModel model, ReconstructionRequest request) {
    return model.reconstructor().reconstruct(request, RunControl.NONE).first().a().cells();
  }

  @Test
  void masksWithoutAndWithAllCellsAreFine() {
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny")) {
      CellMask none = CellMask.empty(7, 7);
      for (CellMask mask : List.of(none, none.inverted())) {
        Prediction a =
            model
                .reconstructor()
                .reconstruct(ReconstructionRequest.of(ASTRONAUT, CAT, mask), RunControl.NONE)
                .first()
                .a();
        Figures figures =
            ReconstructionMetrics.of(Comparison.of(a, ASTRONAUT, ColourMode.AS_PREDICTED));
        assertThat(figures.hiddenCells()).isEqualTo(mask.count());
        assertThat(Double.isNaN(figures.mse())).isEqualTo(mask.count() == 0);
      }
    }
  }

  @Test
  void cancellingEndsAfterTheBlockAndTheModelGoesOn() {
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny")) {
      AtomicInteger steps = new AtomicInteger();
      RunControl afterThree =
          new RunControl() {
            @Override
            public void progress(int done, int total) {
              assertThat(total).isEqualTo(2 + 2 + 6 + 2 + 4);
              steps.set(done);
            }

            @Override
            public boolean cancelled() {
              return steps.get() == 3;
            }
          };
      ReconstructionRequest request = ReconstructionRequest.of(ASTRONAUT, CAT, Fixtures.mask("A"));
      assertThatThrownBy(() -> model.reconstructor().reconstruct(request, afterThree))
          .isInstanceOf(CancellationException.class);
      assertThat(steps).hasValue(3);
      assertThat(reconstruct(model, request).length()).isEqualTo(49 * 3072);
    }
  }

  @Test
  void whatAModelCannotDoIsSaid() {
    try (LoadedModel classifier = ShippedModelsTest.open("mixmim-tiny-everyday");
        LoadedModel pretraining = ShippedModelsTest.open("mixmim-tiny")) {
      assertThatThrownBy(classifier::reconstructor)
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("no decoder");
      assertThatThrownBy(pretraining::classifier)
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("no classifier head");
      CellMask wrong = CellMask.empty(12, 12);
      assertThatThrownBy(
              () ->
                  pretraining
                      .reconstructor()
                      .reconstruct(
                          ReconstructionRequest.of(ASTRONAUT, CAT, wrong), RunControl.NONE))
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("12 x 12");
      HostTensor small = HostTensor.of(new float[3 * 32 * 32], 1, 3, 32, 32);
      assertThatThrownBy(() -> pretraining.features().pooled(small, RunControl.NONE))
          .isInstanceOf(InferenceException.class)
          .hasMessageContaining("[N, 3, 224, 224]");
      HostTensor one = HostTensor.of(new float[3 * 224 * 224], 1, 3, 224, 224);
      assertThatThrownBy(
              () -> pretraining.trace(one, Optional.of(Fixtures.mask("A")), RunControl.NONE))
          .isInstanceOf(InferenceException.class);
    }
  }

  @Test
  void anInputWithoutAnImageIsRefused() {
    HostTensor none = HostTensor.of(new float[0], 0, 3, 224, 224);
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny-everyday")) {
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> model.classifier().logits(none, RunControl.NONE),
              () -> model.features().pooled(none, RunControl.NONE),
              () -> model.features().stage(none, 1, RunControl.NONE))) {
        assertThatThrownBy(use)
            .isInstanceOfSatisfying(
                InferenceException.class, e -> assertThat(e.key()).isEqualTo("inference.no-image"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Filling.class)
  void anImageOfAnotherSizeIsRefused(Filling filling) {
    RgbImage small = RgbImage.of(2, 2, new byte[12]);
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny")) {
      for (boolean both : new boolean[] {false, true}) {
        ReconstructionRequest request =
            new ReconstructionRequest(
                ASTRONAUT, small, Fixtures.mask("A"), both, new Experiment(filling, true));
        assertThatThrownBy(() -> model.reconstructor().reconstruct(request, RunControl.NONE))
            .isInstanceOfSatisfying(
                InferenceException.class,
                e -> assertThat(e.key()).isEqualTo("inference.square-size"));
      }
    }
  }

  @Test
  void aClosedModelSaysSo() {
    LoadedModel model = ShippedModelsTest.open("mixmim-tiny");
    DualReconstructor reconstructor = model.reconstructor();
    ReconstructionRequest request = ReconstructionRequest.of(ASTRONAUT, CAT, Fixtures.mask("A"));
    reconstructor.reconstruct(request, RunControl.NONE);
    model.close();
    model.close();
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> reconstructor.reconstruct(request, RunControl.NONE), model::sha256)) {
      assertThatThrownBy(use)
          .isInstanceOfSatisfying(
              InferenceException.class, e -> assertThat(e.key()).isEqualTo("inference.closed"));
    }
  }

  @Test
  void occlusionFindsTheCat() {
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny-everyday")) {
      int label =
          model.classifier().classifySquare(CAT, 1, RunControl.NONE).top().getFirst().label();
      HostTensor map = OcclusionMap.of(model.classifier(), CAT, label, 7, RunControl.NONE);
      assertThat(map.shape()).containsExactly(7, 7);
      double most = 0;
      for (int i = 0; i < map.length(); i++) {
        most = Math.max(most, map.at(i));
      }
      assertThat(most).isBetween(0.01, 1.0);
    }
  }
}
