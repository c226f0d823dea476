package org.mixmim.model.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.image.ImageException;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.problem.MixMimException;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;
import org.mixmim.model.tensor.TensorFileException;

/** Masks as files come back as they were; those of another grid are refused. */
class MaskFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "csv", "npy", "PNG"})
  void whatIsWrittenComesBack(String ending) {
    for (int grid : new int[] {1, 2, 7, 12}) {
      CellMask mask = new MaskPattern.Random(0.4, grid).fill(grid, grid);
      Path file = folder.resolve("mask." + ending);
      MaskFiles.write(file, mask);
      assertThat(MaskFiles.read(file, grid, grid)).isEqualTo(mask);
    }
  }

  @Test
  void onePixelACellIsEnoughAndGrayIsTheNearerOfTheTwo() {
    byte[] rgb = new byte[3 * 6];
    int[] levels = {0, 100, 127, 128, 200, 255};
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) levels[i / 3];
    }
    Path file = folder.resolve("small.png");
    ImageFiles.writePng(file, RgbImage.of(3, 2, rgb));
    assertThat(MaskFiles.read(file, 2, 3)).hasToString("000/111");
  }

  @Test
  void theTokensShapeOfTheReferenceIsRead() {
    CellMask mask = new MaskPattern.Random(0.5, 5).fill(7, 7);
    float[] values = new float[49];
    for (int cell = 0; cell < 49; cell++) {
      values[cell] = mask.get(cell) ? 1 : 0;
    }
    Path file = folder.resolve("tokens.npy");
    NpyFile.write(file, HostTensor.of(values, 1, 49, 1));
    assertThat(MaskFiles.read(file, 7, 7)).isEqualTo(mask);
  }

  @Test
  void textMayComeFromASpreadsheet() throws IOException {
    Path file = Files.writeString(folder.resolve("m.csv"), "\ufeff0;1; 0\r\n1;1;0\r\n\r\n");
    assertThat(MaskFiles.read(file, 2, 3)).hasToString("010/110");
  }

  @ParameterizedTest
  @CsvSource({
    "'0,1', mask.grid",
    "'0,1\n1', mask.ragged",
    "'0,1\n1,2', mask.value",
    "'0,1\n1,', mask.value",
    "'', mask.grid",
  })
  void badTextIsRefused(String text, String key) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), text);
    assertThat(failure(file, MaskException.class).key()).isEqualTo(key);
  }

  @Test
  void theMaskOfAnotherGridIsRefusedInEveryForm() {
    CellMask other = CellMask.empty(12, 12);
    for (String ending : MaskFiles.EXTENSIONS) {
      Path file = folder.resolve("other." + ending);
      MaskFiles.write(file, other);
      MixMimException failure =
          catchThrowableOfType(MaskException.class, () -> MaskFiles.read(file, 7, 7));
      assertThat(failure.describe(Locale.ENGLISH)).contains(file.toString()).contains("7");
    }
  }

  @Test
  void arraysOfOtherValuesAreRefused() {
    Path file = folder.resolve("half.npy");
    NpyFile.write(file, HostTensor.of(new float[] {0, 0.5f, 1, 1}, 2, 2));
    assertThat(failure(file, MaskException.class).key()).isEqualTo("mask.value");
  }

  @Test
  void ofAnArrayOfAnotherShapeNoNumbersAreRead() {
    Path file = folder.resolve("many.npy");
    NpyFile.write(file, HostTensor.of(new float[4 << 20], 1, 4 << 20));
    failure(file, MaskException.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThat(failure(file, MaskException.class).key()).isEqualTo("mask.shape");

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
  }

  @Test
  void whatCannotBeReadSaysWhy() throws IOException {
    assertThat(failure(folder.resolve("none.png"), MaskException.class).key())
        .isEqualTo("mask.missing");
    byte[] noText = {(byte) 0xff, (byte) 0xfe, 0, 1};
    assertThat(failure(Files.write(folder.resolve("b.csv"), noText), MaskException.class).key())
        .isEqualTo("mask.unreadable");
    byte[] large = new byte[(1 << 20) + 1];
    assertThat(failure(Files.write(folder.resolve("l.csv"), large), MaskException.class).key())
        .isEqualTo("mask.too-large");
    failure(Files.writeString(folder.resolve("t.png"), "text"), ImageException.class);
    failure(Files.writeString(folder.resolve("t.npy"), "text"), TensorFileException.class);
  }

  @Test
  void whatCannotBeWrittenSaysWhy() {
    CellMask mask = CellMask.empty(2, 2);
    MaskException unknown =
        catchThrowableOfType(
            MaskException.class, () -> MaskFiles.write(folder.resolve("mask.doc"), mask));
    assertThat(unknown.key()).isEqualTo("mask.extension");
    MaskException unwritable =
        catchThrowableOfType(
            MaskException.class, () -> MaskFiles.write(folder.resolve("no/mask.csv"), mask));
    assertThat(unwritable.key()).isEqualTo("mask.unwritable");
  }

  private static <T extends MixMimException> T failure(Path file, Class<T> type) {
    T failure = catchThrowableOfType(type, () -> MaskFiles.read(file, 2, 2));
    assertThat(failure.describe(Locale.ENGLISH)).contains(file.toString());
    return failure;
  }
}
