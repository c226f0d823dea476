package org.mixmim.app.mix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.ImageException;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;

/**
 * What the network sees of a photograph, kept beside a history entry: a start would otherwise read
 * dozens of large photographs that nobody may return to.
 */
final class KeptSquare {
  private static final String CUT = "Cut";
  private static final Pattern CUT_TEXT =
      Pattern.compile("(OPENMMLAB|OFFICIAL) out of ([1-9]\\d{0,5}) x ([1-9]\\d{0,5})");

  private KeptSquare() {}

  static void write(Path file, MixPhoto photo) {
    String cut =
        "%s out of %s x %s"
            .formatted(
                photo.preprocessing().convention(),
                Integer.toString(photo.width()),
                Integer.toString(photo.height()));
    ImageFiles.writePng(file, photo.square(), Map.of(CUT, cut));
  }

  /** A photograph with its square as it was cut then, which another model may want otherwise. */
  static Optional<MixPhoto> read(Path file, Photo photo) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher cut;
    RgbImage square;
    try {
      cut = CUT_TEXT.matcher(ImageFiles.readPngText(file).getOrDefault(CUT, ""));
      square = ImageFiles.read(file, Orientation.AS_STORED);
    } catch (ImageException e) {
      return Optional.empty(); // Damaged: the photograph itself can still be read.
    }
    if (!cut.matches() || square.width() != square.height()) {
      return Optional.empty();
    }
    Preprocessing preprocessing =
        new Preprocessing(Preprocessing.Convention.valueOf(cut.group(1)), square.width());
    int width = Integer.parseInt(cut.group(2));
    int height = Integer.parseInt(cut.group(3));
    CroppedImage crop = new CroppedImage(square, preprocessing.box(width, height));
    return Optional.of(new MixPhoto(photo, preprocessing, width, height, crop));
  }
}
