package org.mixmim.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibtorchFolderTest {
  @TempDir private Path folder;

  /** As a Python installation has it. */
  private Path python(String version) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("torch").resolve("lib"));
    Files.createFile(lib.resolve(System.mapLibraryName("torch")));
    Files.writeString(
        folder.resolve("torch").resolve("version.py"),
        "from typing import Optional\n__version__ = '" + version + "'\ndebug = False\n");
    return folder.resolve("torch");
  }

  private static EngineException refused(Path given) {
    return catchThrowableOfType(EngineException.class, () -> LibtorchFolder.check(given));
  }

  @Test
  void aPythonInstallationOfTheRightVersionIsTaken() throws IOException {
    String version = LibtorchFolder.bridgeVersion();
    Path torch = python(version + "+cpu");
    LibtorchFolder found = LibtorchFolder.check(torch);
    assertThat(found.folder()).isEqualTo(torch.resolve("lib").toAbsolutePath());
    assertThat(found.version()).isEqualTo(version);
    assertThat(found.flavour()).isEqualTo("cpu");
    assertThat(LibtorchFolder.check(torch.resolve("lib"))).isEqualTo(found);
    assertThat(LibtorchFolder.check(folder)).isEqualTo(found);
  }

  @Test
  void anotherVersionIsRefusedAndBothAreNamed() throws IOException {
    EngineException refused = refused(python("1.13.0"));
    assertThat(refused.describe(Locale.ENGLISH)).contains("1.13.0", LibtorchFolder.bridgeVersion());
    assertThat(refused.remedy(Locale.ENGLISH)).contains(LibtorchFolder.bridgeVersion());
  }

  @Test
  void aFolderWithoutLibtorchAndOneWithoutAVersionAreRefused() throws IOException {
    assertThat(refused(folder).key()).isEqualTo("engine.no-libtorch");
    Files.createFile(folder.resolve(System.mapLibraryName("torch")));
    assertThat(refused(folder).key()).isEqualTo("engine.libtorch-unknown");
  }

  @Test
  void aChoiceIsKeptAndOneThatNoLongerHoldsIsTold() throws IOException {
    LibtorchChoice choice = new LibtorchChoice(folder.resolve("home"));
    assertThat(choice.remembered()).isEmpty();
    assertThat(choice.apply()).isEmpty();
    LibtorchFolder found = LibtorchFolder.check(python(LibtorchFolder.bridgeVersion()));
    choice.remember(found);
    assertThat(new LibtorchChoice(folder.resolve("home")).remembered()).contains(found.folder());

    Files.delete(found.folder().resolve(System.mapLibraryName("torch")));
    assertThat(choice.apply().orElseThrow().key()).isEqualTo("engine.no-libtorch");
    choice.forget();
    assertThat(choice.remembered()).isEmpty();
  }

  @Test
  void aLibtorchThatEndedTheProgramIsNotUsedUntilItIsChosenAnew() throws IOException {
    LibtorchChoice choice = new LibtorchChoice(folder.resolve("home"));
    LibtorchFolder found = LibtorchFolder.check(python(LibtorchFolder.bridgeVersion()));
    choice.remember(found);
    Path marker = folder.resolve("home").resolve("libtorch.starting");
    Files.writeString(marker, ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");

    EngineException told = choice.apply().orElseThrow();
    assertThat(told.key()).isEqualTo("engine.libtorch-crashed");
    assertThat(told.remedy(Locale.ENGLISH)).contains("gpu install", found.folder().toString());
    assertThat(TorchEngine.library()).isEmpty();

    choice.remember(found);
    assertThat(marker).doesNotExist();
  }
}
