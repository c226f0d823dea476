package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.TestDevice;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;
import org.mixmim.model.tensor.HostTensor;

/** What a card computes in one go is what it computes step by step. */
class RecordedModelTest {
  private static Device device = Device.CPU;

  @BeforeAll
  static void search() {
    device = TestDevice.get();
    assumeTrue(device.kind() == Device.Kind.CUDA, "only NVIDIA cards record");
    assertThat(TorchEngine.recorder(device)).as("the functions of this libtorch").isPresent();
    KernelSet.findRecorder();
  }

  @Test
  void everyMaskIsReplayedRightly() {
    try (LoadedModel model = open("official/pretrain.pth")) {
      for (int seed = 0; seed < 5; seed++) {
        CellMask mask = new MaskPattern.Random(0.5, seed).fill(7, 7);
        HostTensor replayed =
            model.reconstructor().predict(Fixtures.input(), mask, RunControl.NONE);
        NetworkTrace steps = model.trace(Fixtures.input(), Optional.of(mask), RunControl.NONE);
        int images = replayed.size(0) / 2;
        for (int image = 0; image < images; image++) {
          assertSame(replayed.get(image), steps.get("x1_rec").get(image));
          assertSame(replayed.get(images + image), steps.get("x2_rec").get(image));
        }
      }
    }
  }

  @Test
  void everyImageIsReplayedRightly() {
    try (LoadedModel model = open("official/cls.pth")) {
      HostTensor both = Fixtures.input();
      HostTensor expected = model.trace(both, Optional.empty(), RunControl.NONE).get("logits");
      for (int round = 0; round < 3; round++) {
        assertSame(model.classifier().logits(both, RunControl.NONE), expected);
        for (int image = 0; image < both.size(0); image++) {
          HostTensor one = both.get(image).reshape(1, 3, both.size(2), both.size(3));
          HostTensor logits = model.classifier().logits(one, RunControl.NONE);
          assertThat(Fixtures.largestError(logits.get(0), expected.get(image))).isLessThan(5e-6);
        }
      }
    }
  }

  @Test
  void modelsOpenAndCloseBesideEachOther() {
    HostTensor input = Fixtures.input();
    for (int round = 0; round < 3; round++) {
      try (LoadedModel first = open("official/cls.pth");
          LoadedModel second = open("official/cls.pth")) {
        HostTensor expected = first.classifier().logits(input, RunControl.NONE);
        for (LoadedModel model : List.of(first, second, first, second, second, first)) {
          assertSame(model.classifier().logits(input, RunControl.NONE), expected);
        }
      }
    }
  }

  private static LoadedModel open(String checkpoint) {
    LoadOptions options = KernelSet.FUSED.options();
    LoadedModel model =
        Fixtures.model(checkpoint, options.orElse(OptionalInt.of(4), Optional.empty()));
    assertThat(model.weights().recorder()).isPresent();
    return model;
  }

  private static void assertSame(HostTensor actual, HostTensor expected) {
    assertThat(Fixtures.largestError(actual, expected)).isLessThan(1e-6);
  }
}
