package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.tensor.HostTensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every tensor that the public implementations computed, within the tolerance of its kind, by every
 * kind of kernels that this machine has.
 */
@ParameterizedClass
@EnumSource(KernelSet.class)
class ParityTest {
  private static final Logger LOG = LoggerFactory.getLogger(ParityTest.class);

  private final LoadOptions fixture;

  ParityTest(KernelSet kernels) {
    kernels.assumeAvailable();
    // Decoder heads of the fixtures, which their files of the original release do not tell.
    this.fixture = kernels.options().orElse(OptionalInt.of(4), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "official/pretrain.pth, official/pretrain, A, mixed;stage1;stage2;stage3;stage4;norm;dec_in;dec_norm;x1_rec;x2_rec",
    "official/pretrain.pth, official/pretrain, B, norm;dec_norm;x1_rec;x2_rec",
    "official/pretrain.pth, official/pretrain, C, norm;dec_norm;x1_rec;x2_rec",
    "mmpretrain/pretrain_legacy.pth, mmpretrain/pretrain, A, stage4;norm;dec_norm;x1_rec;x2_rec",
    "mmpretrain/pretrain_legacy.pth, mmpretrain/pretrain, C, norm;dec_norm;x1_rec;x2_rec"
  })
  void pretrainingModelsReproduceTheReference(
      String checkpoint, String folder, String mask, String names) throws IOException {
    try (LoadedModel model = Fixtures.model(checkpoint, fixture)) {
      NetworkTrace trace =
          model.trace(Fixtures.input(), Optional.of(Fixtures.mask(mask)), RunControl.NONE);
      for (String name : names.split(";", -1)) {
        check(folder + "/" + mask + "_", name, trace);
      }
      JsonObject losses = losses(checkpoint, "pretrain").getAsJsonObject(mask);
      checkLosses(trace, losses.getAsJsonObject("loss_fp64"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "official/cls.pth, official/cls, stage1;stage2;stage3;stage4;norm;pooled;logits;softmax",
    "official/cls_legacy.pth, official/cls, norm;pooled;logits;softmax",
    "official/cls_fp16.pth, official/cls_fp16, pooled;logits",
    "mmpretrain/cls.pth, mmpretrain/cls, stage3;norm;pooled;logits;softmax"
  })
  void classifiersReproduceTheReference(String checkpoint, String folder, String names) {
    try (LoadedModel model = Fixtures.model(checkpoint, fixture)) {
      NetworkTrace trace = model.trace(Fixtures.input(), Optional.empty(), RunControl.NONE);
      for (String name : names.split(";", -1)) {
        check(folder + "/", name, trace);
      }
      assertThat(
              Fixtures.largestError(
                  model.features().pooled(Fixtures.input(), RunControl.NONE), trace.get("pooled")))
          .isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "official/pretrain.pth, official, 2e-5",
    "mmpretrain/pretrain_legacy.pth, mmpretrain, 2e-5"
  })
  void theDecodersEpsilonIsThatOfTheCodebase(String checkpoint, String folder, double tolerance)
      throws IOException {
    Checkpoint scaled =
        new ScaledCheckpoint(
            Checkpoints.open(Fixtures.checkpoint(checkpoint)),
            Map.of(
                "decoder_embed.weight", 0.003f,
                "decoder_embed.bias", 0.003f,
                "mask_token", 0.003f,
                "decoder_pos_embed", 0f));
    try (LoadedModel model = LoadedModel.open(scaled, fixture)) {
      NetworkTrace trace =
          model.trace(Fixtures.input(), Optional.of(Fixtures.mask("A")), RunControl.NONE);
      for (String name : List.of("dec_blk0", "dec_norm")) {
        double error =
            Fixtures.largestError(
                trace.get(name), Fixtures.tensor(folder + "/eps_probe/A_" + name + ".npy"));
        LOG.info("{}/eps_probe {}: largest error {}", folder, name, error);
        assertThat(error).as(name).isLessThan(tolerance);
      }
      checkLosses(
          trace,
          JsonParser.parseString(Files.readString(Fixtures.file(folder + "/eps_probe/loss.json")))
              .getAsJsonObject());
    }
  }

  @Test
  void thePatchEmbeddingsEpsilonIsRight() {
    Checkpoint scaled =
        new ScaledCheckpoint(
            Checkpoints.open(Fixtures.checkpoint("official/pretrain.pth")),
            Map.of("patch_embed.proj.weight", 0.003f, "patch_embed.proj.bias", 0.003f));
    try (LoadedModel model = LoadedModel.open(scaled, fixture)) {
      HostTensor tokens =
          model
              .trace(Fixtures.input(), Optional.of(Fixtures.mask("A")), RunControl.NONE)
              .get("tokens");
      HostTensor expected = Fixtures.tensor("official/eps_probe/patch_embed_tokens0_256.npy");
      for (int image = 0; image < 2; image++) {
        HostTensor first = tokens.get(image);
        for (int i = 0; i < expected.get(image).length(); i++) {
          assertThat(first.at(i)).isCloseTo(expected.get(image).at(i), within(2e-5f));
        }
      }
    }
  }

  private static JsonObject losses(String checkpoint, String kind) throws IOException {
    String folder = checkpoint.substring(0, checkpoint.indexOf('/'));
    return JsonParser.parseString(Files.readString(Fixtures.file(folder + "/losses.json")))
        .getAsJsonObject()
        .getAsJsonObject(kind);
  }

  private static void checkLosses(NetworkTrace trace, JsonObject expected) {
    TrainingLoss loss = trace.loss().orElseThrow();
    LOG.info("losses {} against {}", loss, expected);
    double plain = expected.get("norm_pix_false").getAsDouble();
    double normalised = expected.get("norm_pix_true").getAsDouble();
    assertThat(loss.plain()).isCloseTo(plain, within(1e-6 * plain));
    assertThat(loss.normalised()).isCloseTo(normalised, within(1e-6 * normalised));
  }

  private static void check(String prefix, String name, NetworkTrace trace) {
    HostTensor actual = trace.get(name);
    boolean thinned = !Files.exists(Fixtures.file(".").resolve(prefix + name + ".npy"));
    HostTensor expected = Fixtures.tensor(prefix + name + (thinned ? "_ch16.npy" : ".npy"));
    double error =
        Fixtures.largestError(thinned ? Fixtures.everyNth(actual, 16) : actual, expected);
    LOG.info("{}{}: largest error {}", prefix, name, error);
    assertThat(error).as(prefix + name).isLessThanOrEqualTo(tolerance(name));
  }

  private static double tolerance(String name) {
    return switch (name) {
      case "dec_norm" -> 1e-5;
      case "x1_rec", "x2_rec", "pooled", "logits" -> 5e-6;
      case "softmax" -> 1e-6;
      default -> 2e-5;
    };
  }
}
