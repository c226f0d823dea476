package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.image.ImageFiles;

final class PhotoInputTest {
  @TempDir Path folder;

  @Test
  void theSecondOfTwoFilesIsBEvenIfTheFirstCannotBeRead() throws IOException {
    try (MixBench bench = new MixBench(folder, Tasks.sameThread())) {
      MixPhoto dark = MixSamples.photo("dark", 20);
      bench.model.setPhotos(dark, MixSamples.photo("light", 230));
      Arrivals arrivals = new Arrivals();
      arrivals.startsHaveBegun();
      PhotoInput input =
          new PhotoInput(bench.model, bench.words, bench.workbench, arrivals, _ -> {});
      Path bad = Files.writeString(folder.resolve("bad.png"), "no picture");
      Path good = folder.resolve("good.png");
      ImageFiles.writePng(good, dark.square());

      input.drop(List.of(bad, good), Optional.empty());

      assertThat(bench.model.state().a()).contains(dark);
      assertThat(bench.model.state().b().map(MixPhoto::name)).contains("good.png");
      assertThat(bench.workbench.banners().shown()).hasSize(1);
    }
  }
}
