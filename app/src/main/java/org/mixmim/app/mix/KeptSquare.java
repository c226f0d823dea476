package org.mixmim.app.mix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.CroppedImage;
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
  private static final Pattern OUT_OF = Pattern.compile("(\\w+) out of (\\d{1,6}) x (\\d{1,6})");

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

  /** A photograph whose square was kept, if it was cut as is wanted now. */
  static Optional<MixPhoto> read(Path file, Photo photo, Preprocessing wanted) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher cut = OUT_OF.matcher(ImageFiles.readPngText(file).getOrDefault(CUT, ""));
    RgbImage square = ImageFiles.read(file, Orientation.AS_STORED);
    if (!cut.matches()
        || !cut.group(1).equals(wanted.convention().name())
        || square.width() != wanted.imageSize()
        || square.height() != wanted.imageSize()) {
      return Optional.empty();
    }
    int width = Integer.parseInt(cut.group(2));
    int height = Integer.parseInt(cut.group(3));
    return Optional.of(
        new MixPhoto(
            photo, wanted, width, height, new CroppedImage(square, wanted.box(width, height))));
  }
}
