package org.mixmim.app.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.SamplePhoto;

/** A picture to classify; its pixels are read when they are needed. */
sealed interface Subject {
  /** What the user calls it. */
  String name(Locale locale);

  /**
   * Its pixels.
   *
   * @param orientation whether to turn a photograph upright
   * @throws org.mixmim.model.image.ImageException if a file cannot be read
   */
  RgbImage read(Orientation orientation);

  /** A photograph of the user's. */
  record OfFile(Path file) implements Subject {
    @Override
    public String name(Locale locale) {
      Path name = file.getFileName();
      return name == null ? file.toString() : name.toString();
    }

    @Override
    public RgbImage read(Orientation orientation) {
      return ImageFiles.read(file, orientation);
    }
  }

  /** A photograph that comes with the program. */
  record OfSample(SamplePhoto photo) implements Subject {
    @Override
    public String name(Locale locale) {
      return photo.title().in(locale);
    }

    @Override
    public RgbImage read(Orientation orientation) {
      try (InputStream in = photo.url().openStream()) {
        return ImageFiles.read(in.readAllBytes(), photo.id(), orientation);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A photograph that is open already, or a picture that another view made. */
  record OfPhoto(Photo photo) implements Subject {
    @Override
    public String name(Locale locale) {
      return photo.name();
    }

    @Override
    public RgbImage read(Orientation orientation) {
      return photo.pixels(orientation);
    }
  }
}
