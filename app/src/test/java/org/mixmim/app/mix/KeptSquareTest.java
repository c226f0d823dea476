package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;

final class KeptSquareTest {
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

  @ParameterizedTest
  @EnumSource
  void comesBackAsItWasCut(Preprocessing.Convention convention) {
    Path file = folder.resolve("square.png");
    MixPhoto cut = MixPhoto.prepare(photo(), new Preprocessing(convention, 192));

    KeptSquare.write(file, cut);

    assertThat(KeptSquare.read(file, cut.photo())).contains(cut);
  }

  @Test
  void isNothingWithoutAWordOnHowItWasCut() {
    Path file = folder.resolve("square.png");
    Photo photo = photo();
    assertThat(KeptSquare.read(file, photo)).isEmpty();

    for (String text : List.of("", "SOMEHOW out of 3 x 4", "OFFICIAL out of 0 x 4")) {
      ImageFiles.writePng(
          file, MixPhoto.prepare(photo, MixSamples.PREPROCESSING).square(), Map.of("Cut", text));
      assertThat(KeptSquare.read(file, photo)).isEmpty();
    }
  }

  @Test
  void isNothingOnceItIsDamaged() throws IOException {
    Path file = Files.writeString(folder.resolve("square.png"), "no picture");
    assertThat(KeptSquare.read(file, photo())).isEmpty();
  }
}
