package org.mixmim.app.cli;

import java.nio.file.Path;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;

/** Photographs as a model wants them. */
final class ImageInput {
  private ImageInput() {}

  /** Reads a photograph and cuts out what the network sees. */
  static CroppedImage crop(Path file, Preprocessing preprocessing) {
    return preprocessing.crop(ImageFiles.read(file, preprocessing.orientation()));
  }
}
