package org.mixmim.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The driver's program is a double: what this machine has does not matter. */
class CudaSupportTest {
  @TempDir private Path folder;

  private List<NvidiaCard> cards(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("nvidia-smi"), script);
    return new NvidiaSmi(List.of("sh", file.toString())).cards();
  }

  private static String reason(List<NvidiaCard> cards, int index) {
    return new CudaSupport(() -> cards, false, 0).reasonAgainst(index).orElseThrow().key();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the double is a shell script")
  void theDriverTellsItsCards() throws IOException {
    assertThat(
            cards(
                """
                test "$1" = --query-gpu=name,driver_version || exit 9
                echo 'NVIDIA H100 PCIe, 570.86'
                echo 'NVIDIA T4, 570.86'
                """))
        .containsExactly(
            new NvidiaCard("NVIDIA H100 PCIe", "570.86"), new NvidiaCard("NVIDIA T4", "570.86"));
    assertThat(cards("echo 'NVIDIA-SMI has failed, driver not running'\nexit 9\n")).isEmpty();
    assertThat(cards("echo 'No devices were found'\n")).isEmpty();
  }

  @Test
  void aMachineWithoutTheDriverHasNoCards() {
    assertThat(new NvidiaSmi(List.of(folder.resolve("missing").toString())).cards()).isEmpty();
  }

  @Test
  void aCardWithoutLibrariesIsToldFromNoCard() {
    List<NvidiaCard> one = List.of(new NvidiaCard("NVIDIA T4", "570.86"));
    assertThat(reason(List.of(), 0)).isEqualTo("engine.no-card");
    assertThat(reason(one, 0)).isEqualTo(EngineException.NO_NATIVES);
    assertThat(reason(one, 1)).isEqualTo("engine.no-such-card");
    EngineException told = new CudaSupport(() -> one, false, 0).reasonAgainst(0).orElseThrow();
    assertThat(told.describe(Locale.ENGLISH)).contains("NVIDIA T4", "570.86");
    assertThat(told.remedy(Locale.ENGLISH)).contains("mixmim gpu install");
  }

  @Test
  void nobodyIsAskedWhereTheEngineCannotUseCards() {
    CudaSupport support =
        new CudaSupport(
            () -> {
              throw new AssertionError("asked");
            },
            false,
            0);
    assertThat(support.usable()).isEmpty();
  }

  @Test
  void aCardThatDoesNotComputeIsNotUsed() {
    TorchEngine.start();
    CudaSupport support =
        new CudaSupport(() -> List.of(new NvidiaCard("NVIDIA T4", "470.1")), true, 0);
    // The engine of the tests is built for the CPU, so the first tensor fails as on an old driver.
    assertThat(support.reasonAgainst(0).orElseThrow().key()).isEqualTo("engine.cuda-fails");
    assertThat(support.usable()).isEmpty();
  }
}
