package org.mixmim.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaFunctionsTest {
  @TempDir private Path folder;

  @Test
  void aLibtorchWithoutCudaRecordsNothing() throws IOException {
    assertThat(CudaFunctions.find(folder)).isEmpty();
    // A library that can be loaded, but knows nothing of the functions: Java's own.
    Path java = Path.of(System.getProperty("java.home"));
    String name = System.mapLibraryName("java");
    Path library = java.resolve("lib").resolve(name);
    Path other = Files.isRegularFile(library) ? library : java.resolve("bin").resolve(name);
    for (String wanted : new String[] {"c10_cuda", "torch_cuda"}) {
      Files.copy(other, folder.resolve(System.mapLibraryName(wanted)));
    }
    assertThat(CudaFunctions.find(folder)).isEmpty();
  }

  @Test
  void theProcessorRecordsNothing() {
    assertThat(TorchEngine.recorder(Device.CPU)).isEmpty();
  }
}
