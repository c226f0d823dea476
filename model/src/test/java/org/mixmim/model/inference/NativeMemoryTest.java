package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.MaskPattern;

class NativeMemoryTest {
  private static final RgbImage ASTRONAUT = Fixtures.square("astronaut");
  private static final RgbImage CAT = Fixtures.square("cat");

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void threeHundredReconstructionsLeaveResidentMemoryFlat() throws IOException {
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny")) {
      reconstruct(model, 0, 100);
      double warm = residentMegabytes();
      reconstruct(model, 100, 300);
      double after = residentMegabytes();
      assertThat(after).as("resident MB, %.0f when warm", warm).isLessThan(warm * 1.02);
    }
  }

  private static void reconstruct(LoadedModel model, int from, int count) {
    for (int seed = from; seed < from + count; seed++) {
      ReconstructionRequest request =
          ReconstructionRequest.of(ASTRONAUT, CAT, new MaskPattern.Random(0.5, seed).fill(7, 7));
      model.reconstructor().reconstruct(request, RunControl.NONE);
    }
  }

  /** After a collection, so that garbage of the Java heap is not taken for a leak. */
  private static double residentMegabytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
