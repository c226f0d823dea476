package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.tensor.HostTensor;

/** The models that the program ships, against the PyTorch reference's values beside them. */
class ShippedModelsTest {
  private static final String FOLDER = "/org/mixmim/assets/models/";
  private static final RgbImage ASTRONAUT = Fixtures.square("astronaut");
  private static final RgbImage CAT = Fixtures.square("cat");

  static LoadedModel open(String name) {
    return open(name, LoadOptions.DEFAULT);
  }

  static LoadedModel open(String name, LoadOptions options) {
    return LoadedModel.open(checkpoint(name), options);
  }

  static Checkpoint checkpoint(String name) {
    URL file = Objects.requireNonNull(Fixtures.class.getResource(FOLDER + name + ".safetensors"));
    return Checkpoints.open(file, name);
  }

  @Test
  void thePretrainedModelReconstructsAsTheReferenceDoes() throws IOException {
    JsonObject masks = expected("mixmim-tiny").getAsJsonObject("masks");
    try (LoadedModel model = open("mixmim-tiny")) {
      for (String which : masks.keySet()) {
        JsonObject wanted = masks.getAsJsonObject(which);
        ReconstructionRequest request =
            new ReconstructionRequest(
                ASTRONAUT, CAT, Fixtures.mask(which), true, Experiment.STANDARD);
        Reconstruction result = model.reconstructor().reconstruct(request, RunControl.NONE);
        checkFigures(result.first().a(), ASTRONAUT, wanted.getAsJsonObject("A"));
        checkFigures(result.first().b(), CAT, wanted.getAsJsonObject("B"));
        assertThat(result.loss().orElseThrow().plain())
            .isCloseTo(wanted.get("loss_both_mixtures_plain_pixels").getAsDouble(), within(1e-6));
        checkFirstCell(
            result.first().a(), wanted.getAsJsonArray("x1_rec_first_hidden_cell_of_A_first_6"));
      }
    }
  }

  @Test
  void oneMixtureAloneGivesTheSamePredictionsAsBoth() {
    try (LoadedModel model = open("mixmim-tiny")) {
      ReconstructionRequest one = ReconstructionRequest.of(ASTRONAUT, CAT, Fixtures.mask("A"));
      ReconstructionRequest both =
          new ReconstructionRequest(ASTRONAUT, CAT, Fixtures.mask("A"), true, Experiment.STANDARD);
      Reconstruction first = model.reconstructor().reconstruct(one, RunControl.NONE);
      Reconstruction second = model.reconstructor().reconstruct(both, RunControl.NONE);
      assertThat(first.mixtures()).hasSize(1);
      assertThat(first.loss()).isEmpty();
      assertThat(second.mixtures()).hasSize(2);
      assertThat(Fixtures.largestError(first.first().a().cells(), second.first().a().cells()))
          .isLessThan(2e-5);
      assertThat(second.mixtures().get(1).a().hidden()).isEqualTo(Fixtures.mask("A").inverted());
    }
  }

  @Test
  void theClassifierScoresAsTheReferenceDoes() throws IOException {
    JsonObject images = expected("mixmim-tiny-everyday");
    try (LoadedModel model = open("mixmim-tiny-everyday")) {
      for (Map.Entry<String, RgbImage> image :
          Map.of("astronaut", ASTRONAUT, "cat", CAT).entrySet()) {
        JsonObject wanted = images.getAsJsonObject(image.getKey());
        HostTensor input =
            new Preprocessing(Preprocessing.Convention.OPENMMLAB, 224)
                .normalise(List.of(image.getValue()));
        HostTensor logits = model.classifier().logits(input, RunControl.NONE);
        JsonArray expected = wanted.getAsJsonArray("logits");
        for (int i = 0; i < expected.size(); i++) {
          assertThat(logits.at(i)).isCloseTo(expected.get(i).getAsFloat(), within(2e-5f));
        }
        ClassScore best =
            model
                .classifier()
                .classifySquare(image.getValue(), 5, RunControl.NONE)
                .top()
                .getFirst();
        assertThat(best.name()).isEqualTo(wanted.get("pred_class").getAsString());
        assertThat(best.score()).isCloseTo(wanted.get("pred_score").getAsDouble(), within(1e-5));
      }
    }
  }

  private static void checkFigures(Prediction prediction, RgbImage target, JsonObject wanted) {
    Figures figures =
        ReconstructionMetrics.of(Comparison.of(prediction, target, ColourMode.AS_PREDICTED));
    assertThat(figures.hiddenCells()).isEqualTo(wanted.get("hidden_cells").getAsInt());
    assertThat(figures.mse()).isCloseTo(wanted.get("mse").getAsDouble(), within(1e-6));
    assertThat(figures.psnr()).isCloseTo(wanted.get("psnr").getAsDouble(), within(1e-3));
    assertThat(figures.ssim()).isBetween(0.0, 1.0);
  }

  private static void checkFirstCell(Prediction prediction, JsonArray wanted) {
    int cell = 0;
    while (!prediction.hidden().get(cell)) {
      cell++;
    }
    HostTensor numbers = prediction.cells().get(cell);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(numbers.at(i)).isCloseTo(wanted.get(i).getAsFloat(), within(2e-5f));
    }
  }

  private static JsonObject expected(String model) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Fixtures.class.getResourceAsStream(FOLDER + "expected.json"))) {
      return JsonParser.parseString(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject()
          .getAsJsonObject(model);
    }
  }
}
