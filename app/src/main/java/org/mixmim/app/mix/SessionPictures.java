package org.mixmim.app.mix;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.mixmim.app.session.SessionPhoto;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.ImageException;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.zoo.SamplePhotos;

/** Photographs as sessions remember them, and how they are found again. */
final class SessionPictures {
  private SessionPictures() {}

  /** A photograph without a file is kept inside the session. */
  static SessionPhoto entry(Photo photo) {
    return switch (photo.origin()) {
      case Photo.Origin.File(Path file) -> entry(photo, SessionPhoto.Kind.FILE, file.toString());
      case Photo.Origin.Sample(String id) -> entry(photo, SessionPhoto.Kind.SAMPLE, id);
      case Photo.Origin.Memory _ ->
          entry(
              photo,
              SessionPhoto.Kind.EMBEDDED,
              Base64.getEncoder().encodeToString(ImageFiles.encodePng(photo.upright())));
    };
  }

  private static SessionPhoto entry(Photo photo, SessionPhoto.Kind kind, String place) {
    return new SessionPhoto(photo.name(), kind, place, photo.sha256());
  }

  /**
   * Finds a photograph where it was, or beside the session; empty if it is gone.
   *
   * @param folder where the session lies
   */
  static Optional<Photo> find(SessionPhoto photo, Optional<Path> folder) {
    return switch (photo.kind()) {
      case EMBEDDED -> embedded(photo);
      case SAMPLE ->
          SamplePhotos.all().stream()
              .filter(sample -> sample.id().equals(photo.place()))
              .findFirst()
              .map(PhotoReader::read);
      case FILE -> file(photo, folder);
    };
  }

  private static Optional<Photo> embedded(SessionPhoto photo) {
    try {
      byte[] png = Base64.getDecoder().decode(photo.place());
      return Optional.of(
          PhotoReader.of(photo.name(), ImageFiles.read(png, photo.name(), Orientation.APPLIED)));
    } catch (IllegalArgumentException | ImageException e) {
      return Optional.empty(); // Damaged: as good as gone, and the user is asked for it.
    }
  }

  private static Optional<Photo> file(SessionPhoto photo, Optional<Path> folder) {
    try {
      Path file = Path.of(photo.place());
      if (Files.isRegularFile(file)) {
        return Optional.of(PhotoReader.read(file));
      }
      return folder
          .map(f -> f.resolve(String.valueOf(file.getFileName())))
          .filter(Files::isRegularFile)
          .map(PhotoReader::read);
    } catch (InvalidPathException e) {
      return Optional.empty(); // A path of another platform.
    }
  }
}
