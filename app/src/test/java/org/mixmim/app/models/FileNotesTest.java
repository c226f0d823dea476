package org.mixmim.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.zoo.ModelCatalogue;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelStore;

class FileNotesTest {
  private final Texts english = new Messages(Language.ENGLISH).of(ModelsView.class);
  private final Texts chinese = new Messages(Language.CHINESE).of(ModelsView.class);

  @Test
  void knownNamesAreWordsAndOthersStayAsTheyAre() {
    String notes =
        """
        {"images": 1553920, "mask_ratio": "0.3 to 0.7", "my_own_key": 0.25, "list": [1, 2]}
        """;

    assertThat(FileNotes.readable(notes, english))
        .hasLineCount(4)
        .startsWith("images seen: 1,553,920")
        .contains("mask ratio: 0.3 to 0.7", "my_own_key: 0.25", "list: [1,2]");
    assertThat(FileNotes.readable(notes, chinese)).contains("掩码比例：0.3 to 0.7");
  }

  @Test
  void smallNumbersKeepTheirDigitsAndUnknownOnesAreAsWritten() {
    String notes =
        """
        {"held_out_hidden_mse_normalised_pixels": 0.00042, "lr": 1e-4, "seed": 20240101}
        """;

    assertThat(FileNotes.readable(notes, english).lines())
        .containsExactly(
            "MSE over hidden cells, in normalised pixels: 0.00042", "lr: 1e-4", "seed: 20240101");
  }

  @Test
  void whatIsNoObjectStaysAsItIs() {
    assertThat(FileNotes.readable("300 epochs", english)).isEqualTo("300 epochs");
    assertThat(FileNotes.readable("{broken", english)).isEqualTo("{broken");
  }

  @Test
  void allThatTheModelsOfTheProgramNoteIsKnown(@TempDir Path folder) {
    ModelLibrary library = new ModelLibrary(ModelCatalogue.read(folder), new ModelStore(folder));
    for (String name : new String[] {"mixmim-tiny", "mixmim-tiny-everyday"}) {
      try (Checkpoint file = library.open(name)) {
        for (String key : new String[] {"training", "figures"}) {
          String notes = file.metadata().getOrDefault(key, "");
          assertThat(FileNotes.readable(notes, english).lines())
              .isNotEmpty()
              .noneMatch(line -> line.matches("[a-z0-9]+_[a-z0-9_]+:.*"));
        }
      }
    }
  }
}
