package org.mixmim.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FigureFontTest {
  @TempDir private Path folder;

  private String child(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                NoFontChild.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start().inputReader().readLine();
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      disabledReason = "only there the JDK needs another library's fonts")
  void aMachineWithoutFontconfigIsToldWhatItLacks() throws IOException {
    for (String name : new String[] {"libfontconfig.so.1", "libfontconfig.so"}) {
      Files.writeString(folder.resolve(name), "no library");
    }
    assertThat(child(Map.of())).startsWith("width ");
    assertThat(child(Map.of("LD_LIBRARY_PATH", folder.toString()))).isEqualTo("export.no-font");
  }
}
