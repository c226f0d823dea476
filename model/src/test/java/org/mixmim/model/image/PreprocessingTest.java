package org.mixmim.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.model.image.Preprocessing.Convention.OFFICIAL;
import static org.mixmim.model.image.Preprocessing.Convention.OPENMMLAB;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.image.Preprocessing.Convention;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

/** Crops against those that the two reference implementations made of the same files. */
class PreprocessingTest {
  @ParameterizedTest
  @CsvSource({
    "astronaut.jpg, astronaut.mm224.npy, OPENMMLAB, 0",
    "astronaut.jpg, astronaut.mm224.npy, OFFICIAL, 0",
    "cat.jpg, cat.mm224.npy, OPENMMLAB, 0",
    "cat.jpg, cat.mm224.npy, OFFICIAL, 0",
    "gray.jpg, gray.mm224.npy, OPENMMLAB, 0",
    "gray.jpg, gray.mm224.npy, OFFICIAL, 0",
    "exif6.jpg, exif6.mm224.npy, OPENMMLAB, 0",
    "exif6.jpg, exif6.off224.npy, OFFICIAL, 0",
    "cmyk.jpg, cmyk.off224.npy, OFFICIAL, 0",
    "cmyk.jpg, cmyk.mm224.npy, OPENMMLAB, 2",
    "rgba.png, rgba.mm224.npy, OPENMMLAB, 0",
    "rgba.png, rgba.mm224.npy, OFFICIAL, 0",
    "palette.png, palette.mm224.npy, OPENMMLAB, 0",
    "palette.png, palette.mm224.npy, OFFICIAL, 0",
    "palette.gif, palette.mm224.npy, OFFICIAL, 0",
    "gray16.png, gray16.mm224.npy, OPENMMLAB, 0",
  })
  void cropsAsTheReference(String image, String expected, Convention convention, int levels) {
    Preprocessing preprocessing = new Preprocessing(convention, 224);
    RgbImage photo = TestImages.read("images/" + image, preprocessing.orientation());

    byte[] crop = preprocessing.crop(photo).pixels().toRgb();

    HostTensor reference = NpyFile.read(TestImages.bytes("preproc/" + expected), expected);
    assertThat(reference.shape()).containsExactly(224, 224, 3);
    int largest = 0;
    for (int i = 0; i < crop.length; i++) {
      largest = Math.max(largest, Math.abs((crop[i] & 0xff) - (int) reference.at(i)));
    }
    assertThat(largest).isLessThanOrEqualTo(levels);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "astronaut.jpg",
        "cat.jpg",
        "cmyk.jpg",
        "exif6.jpg",
        "gray.jpg",
        "gray16.png",
        "palette.gif",
        "palette.png",
        "rgba.png"
      })
  void sizesAreThoseNotedForEachImage(String image) {
    JsonObject notes =
        JsonParser.parseString(
                new String(TestImages.bytes("preproc/notes.json"), StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonObject(image);
    RgbImage stored = TestImages.read("images/" + image, Orientation.AS_STORED);
    assertThat(List.of(stored.width(), stored.height())).isEqualTo(pair(notes, "stored_wh"));
    for (Convention convention : Convention.values()) {
      JsonObject note = notes.getAsJsonObject(convention == OFFICIAL ? "official" : "mmpretrain");
      if (!note.get("ok").getAsBoolean()) {
        continue;
      }
      Preprocessing preprocessing = new Preprocessing(convention, 224);
      RgbImage photo = TestImages.read("images/" + image, preprocessing.orientation());
      CroppedImage.Box box = preprocessing.crop(photo).box();
      List<Integer> resized = pair(note, "resized_wh");
      List<Integer> offset = pair(note, "crop_xy");
      double across = (double) photo.width() / resized.get(0);
      double down = (double) photo.height() / resized.get(1);
      assertThat(box)
          .isEqualTo(
              new CroppedImage.Box(
                  offset.get(0) * across, offset.get(1) * down, 224 * across, 224 * down));
    }
  }

  private static List<Integer> pair(JsonObject note, String name) {
    return note.getAsJsonArray(name).asList().stream().map(e -> e.getAsInt()).toList();
  }

  @Test
  void largeInputsTakeTheWholeShortEdge() {
    RgbImage photo = TestImages.noise(800, 600, 1);
    CroppedImage crop = new Preprocessing(OFFICIAL, 384).crop(photo);
    assertThat(crop.box().y()).isZero();
    assertThat(crop.box().height()).isEqualTo(600);
    assertThat(crop.pixels())
        .isEqualTo(PillowResize.bicubic(photo, 512, 384).crop(64, 0, 384, 384));
  }

  @Test
  void offsetsRoundHalfToEven() {
    // 256 x 317 leaves 93 rows: 46.5 becomes 46.
    RgbImage photo = TestImages.noise(256, 317, 2);
    CroppedImage crop = new Preprocessing(OPENMMLAB, 224).crop(photo);
    assertThat(crop.pixels()).isEqualTo(photo.crop(16, 46, 224, 224));
  }

  @Test
  void extremeShapesCostNoMoreThanTheirCrop() {
    RgbImage line = TestImages.noise(1, 20_000, 3);
    CroppedImage crop = new Preprocessing(OPENMMLAB, 224).crop(line);
    assertThat(crop.pixels().width()).isEqualTo(224);
    assertThat(crop.pixels().height()).isEqualTo(224);
  }

  @Test
  void normalisesInEachConventionsOwnArithmetic() {
    byte[] rgb = new byte[3 * 256];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3);
    }
    RgbImage levels = RgbImage.of(16, 16, rgb);
    HostTensor official = new Preprocessing(OFFICIAL, 16).normalise(List.of(levels));
    HostTensor openMmLab = new Preprocessing(OPENMMLAB, 16).normalise(List.of(levels));

    assertThat(official.shape()).containsExactly(1, 3, 16, 16);
    float[] mean = {123.675f, 116.28f, 103.53f};
    float[] deviation = {58.395f, 57.12f, 57.375f};
    float[] unitMean = {0.485f, 0.456f, 0.406f};
    float[] unitDeviation = {0.229f, 0.224f, 0.225f};
    for (int channel = 0; channel < 3; channel++) {
      for (int level = 0; level < 256; level++) {
        int at = channel * 256 + level;
        assertThat(official.at(at))
            .isEqualTo((level / 255f - unitMean[channel]) / unitDeviation[channel]);
        assertThat(openMmLab.at(at)).isEqualTo((level - mean[channel]) / deviation[channel]);
      }
    }
  }
}
