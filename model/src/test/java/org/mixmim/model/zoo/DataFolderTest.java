package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DataFolderTest {
  private static final Path HOME = Path.of("/home/someone");

  @Test
  void everySystemHasItsOwnPlace() {
    assertThat(DataFolder.of("Linux", Map.of(), HOME))
        .isEqualTo(HOME.resolve(".local/share/mixmim-explorer"));
    assertThat(DataFolder.of("Mac OS X", Map.of(), HOME))
        .isEqualTo(HOME.resolve("Library/Application Support/MixMIM Explorer"));
    assertThat(DataFolder.of("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME))
        .isEqualTo(Path.of("/local/MixMIM Explorer"));
    assertThat(DataFolder.of("Windows 11", Map.of(), HOME))
        .isEqualTo(HOME.resolve("AppData/Local/MixMIM Explorer"));
  }

  @Test
  void variablesCountWhereTheyMeanSomething() {
    Path xdg = Path.of("/data").toAbsolutePath();
    assertThat(DataFolder.of("Linux", Map.of("XDG_DATA_HOME", xdg.toString()), HOME))
        .isEqualTo(xdg.resolve("mixmim-explorer"));
    assertThat(DataFolder.of("Linux", Map.of("XDG_DATA_HOME", "not/absolute"), HOME))
        .isEqualTo(HOME.resolve(".local/share/mixmim-explorer"));
    assertThat(DataFolder.of("Linux", Map.of("MIXMIM_HOME", " "), HOME))
        .isEqualTo(HOME.resolve(".local/share/mixmim-explorer"));
    assertThat(DataFolder.of("Mac OS X", Map.of("MIXMIM_HOME", xdg.toString()), HOME))
        .isEqualTo(xdg);
  }
}
