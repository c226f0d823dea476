package org.mixmim.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingLibtorchTest {
  @TempDir private Path folder;

  /** What a start of the program says. */
  private List<String> start() throws IOException {
    return lines().filter(line -> line.startsWith("engine.") || line.equals("started")).toList();
  }

  private Stream<String> lines() throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EngineChild.class.getName(),
                folder.resolve("home").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return child.inputReader().lines();
  }

  private Path chooseNoLibrary() throws IOException {
    Path torch = Files.createDirectories(folder.resolve("torch"));
    Path lib = Files.createDirectories(torch.resolve("lib"));
    Files.writeString(
        torch.resolve("version.py"), "__version__ = '" + LibtorchFolder.bridgeVersion() + "'");
    Files.writeString(lib.resolve(System.mapLibraryName("torch")), "no library");
    new LibtorchChoice(folder.resolve("home")).remember(LibtorchFolder.check(torch));
    return lib;
  }

  @Test
  void aLibtorchThatCannotBeLoadedIsLeftAloneAtTheNextStart() throws IOException {
    chooseNoLibrary();

    assertThat(start()).containsExactly("engine.libtorch-fails");
    assertThat(start()).containsExactly("engine.libtorch-crashed", "started");
    assertThat(start()).containsExactly("engine.libtorch-crashed", "started");
  }

  @Test
  void itsSentenceNamesItsFolderOnce() throws IOException {
    String lib = chooseNoLibrary().toString();

    List<String> sentences = lines().filter(line -> line.startsWith("The libtorch")).toList();

    assertThat(sentences).hasSize(1);
    assertThat(sentences.getFirst().replaceFirst(Pattern.quote(lib), ""))
        .startsWith("The libtorch in  cannot be loaded: " + System.mapLibraryName("torch") + ": ")
        .doesNotContain(lib)
        .containsOnlyOnce(System.mapLibraryName("torch"));
  }
}
