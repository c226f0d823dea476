package org.mixmim.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.model.checkpoint.Codebase;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.inference.ModelInfo;

class ModelLabelTest {
  @Test
  void aSmallModelHasAsManyParametersAsOnItsCard() {
    ModelInfo small =
        new ModelInfo(
            "small",
            new MixMimConfig(
                64,
                2,
                8,
                List.of(1, 1, 1, 1),
                List.of(1, 1, 1, 1),
                List.of(4, 4, 4, 4),
                Optional.empty(),
                OptionalInt.of(3)),
            Codebase.OFFICIAL,
            Optional.empty(),
            false,
            List.of("a", "b", "c"),
            new Preprocessing(Preprocessing.Convention.OFFICIAL, 64),
            256_300,
            1,
            Map.of());

    assertThat(ModelLabel.words(small, new Messages(Language.ENGLISH).of(ModelLabel.class)))
        .isEqualTo("small · 256.3 k parameters");
  }
}
