package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.engine.LibtorchFolder;

class GpuCommandTest {
  @TempDir Path folder;

  private Path libtorch(String version) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("torch").resolve("lib"));
    Files.writeString(lib.resolve(System.mapLibraryName("torch")), "");
    Files.writeString(
        folder.resolve("torch").resolve("version.py"), "__version__ = '" + version + "'");
    return folder.resolve("torch");
  }

  @Test
  void anExistingLibtorchIsCheckedRememberedAndForgotten() throws IOException {
    Cli cli = Cli.in(folder);
    Path torch = libtorch(LibtorchFolder.bridgeVersion());
    Cli.Run install = cli.run("gpu", "install", "--libtorch", torch);
    assertThat(install.exit()).as(install.err()).isZero();
    assertThat(install.err()).contains("on the processor only");
    assertThat(cli.run("gpu").out()).contains(torch.resolve("lib").toString());

    assertThat(cli.run("gpu", "forget").exit()).isZero();
    assertThat(cli.run("gpu").out()).doesNotContain(torch.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x/", "x", "https:nowhere"})
  void aSiteThatIsNotOnTheWebIsWrongUse(String site) {
    Cli.Run run = Cli.in(folder).run("gpu", "install", "--site", site);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.err()).contains(site, "http://");
  }

  @Test
  void aLibtorchOfAnotherVersionIsRefused() throws IOException {
    Cli cli = Cli.in(folder);
    Cli.Run run = cli.run("gpu", "install", "--libtorch", libtorch("1.13.0+cu117"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("1.13.0", LibtorchFolder.bridgeVersion());
    assertThat(cli.run("gpu").out()).doesNotContain(folder.toString());
  }
}
