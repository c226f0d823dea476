package org.mixmim.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.export.SourceFiles;
import org.mixmim.model.file.Sha256;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;

/**
 * A photograph that a reconstruction starts from.
 *
 * @param seen what the network sees of it
 * @param source what a figure tells of it
 */
record Photograph(CroppedImage seen, Provenance.Source source) {
  /** Reads a file of the user's. */
  static Photograph read(Path file, Preprocessing preprocessing) {
    byte[] bytes = ImageFiles.readBytes(file);
    RgbImage photo = ImageFiles.read(bytes, file.toString(), preprocessing.orientation());
    return of(preprocessing.crop(photo), file.getFileName().toString(), Sha256.of(bytes));
  }

  /** Finds the file that a figure was made of, unless the figure holds the pixels itself. */
  static Photograph find(
      Provenance.Source source, List<Path> folders, Preprocessing preprocessing) {
    int side = preprocessing.imageSize();
    Optional<RgbImage> within =
        source.square().filter(square -> square.width() == side && square.height() == side);
    if (within.isPresent()) {
      return new Photograph(new CroppedImage(within.get(), source.crop()), source);
    }
    byte[] bytes = SourceFiles.read(source, folders);
    RgbImage photo = ImageFiles.read(bytes, source.file(), preprocessing.orientation());
    return of(preprocessing.crop(photo), source.file(), source.sha256());
  }

  private static Photograph of(CroppedImage seen, String name, String sha256) {
    return new Photograph(seen, new Provenance.Source(name, sha256, seen.box()));
  }
}
