package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;

final class KeptSquareTest {
  private static final Preprocessing LARGE =
      new Preprocessing(Preprocessing.Convention.OFFICIAL, MixSamples.SIDE);

  @TempDir Path folder;

  private static Photo photo() {
    int width = 331;
    int height = 257;
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 31 / 7);
    }
    return PhotoReader.of("oblong", RgbImage.of(width, height, rgb));
  }

  @Test
  void comesBackAsItWasCut() {
    Path file = folder.resolve("square.png");
    MixPhoto cut = MixPhoto.prepare(photo(), MixSamples.PREPROCESSING);

    KeptSquare.write(file, cut);

    assertThat(KeptSquare.read(file, cut.photo(), MixSamples.PREPROCESSING)).contains(cut);
  }

  @Test
  void isOfNoUseForAnotherWayOfCutting() {
    Path file = folder.resolve("square.png");
    MixPhoto cut = MixPhoto.prepare(photo(), MixSamples.PREPROCESSING);
    KeptSquare.write(file, cut);

    assertThat(KeptSquare.read(file, cut.photo(), LARGE)).isEmpty();
    assertThat(
            KeptSquare.read(
                file,
                cut.photo(),
                new Preprocessing(Preprocessing.Convention.OPENMMLAB, 2 * MixSamples.SIDE)))
        .isEmpty();
    assertThat(KeptSquare.read(folder.resolve("gone.png"), cut.photo(), LARGE)).isEmpty();
    ImageFiles.writePng(file, cut.square());
    assertThat(KeptSquare.read(file, cut.photo(), MixSamples.PREPROCESSING)).isEmpty();
  }
}
