package org.mixmim.app.mix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.mixmim.app.session.SessionPhoto;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.ImageException;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.zoo.SamplePhoto;
import org.mixmim.model.zoo.SamplePhotos;

/** Photographs as sessions remember them, and how they are found again. */
final class SessionPictures {
  private SessionPictures() {}

  /** A photograph without a file is written once to the program's own folder. */
  static SessionPhoto keptEntry(Photo photo, Settings settings, Consumer<Runnable> background) {
    if (!(photo.origin() instanceof Photo.Origin.Memory)) {
      return entry(photo);
    }
    Path file = kept(settings.folder(), photo.sha256());
    if (!Files.exists(file)) {
      background.accept(() -> write(file, photo, settings));
    }
    return entry(photo, SessionPhoto.Kind.KEPT, "");
  }

  private static Path kept(Path home, String sha256) {
    return home.resolve("pictures").resolve(sha256 + ".png");
  }

  private static void write(Path file, Photo photo, Settings settings) {
    try {
      Files.createDirectories(file.getParent());
      ImageFiles.writePng(file, photo.pixels(Orientation.APPLIED));
    } catch (IOException | ImageException e) {
      settings.notKept(e);
    }
  }

  /** A photograph without a file is kept inside the session. */
  static SessionPhoto entry(Photo photo) {
    return switch (photo.origin()) {
      case Photo.Origin.File(Path file) -> entry(photo, SessionPhoto.Kind.FILE, file.toString());
      case Photo.Origin.Sample(String id) -> entry(photo, SessionPhoto.Kind.SAMPLE, id);
      case Photo.Origin.Memory _ ->
          entry(
              photo,
              SessionPhoto.Kind.EMBEDDED,
              Base64.getEncoder()
                  .encodeToString(ImageFiles.encodePng(photo.pixels(Orientation.APPLIED))));
    };
  }

  private static SessionPhoto entry(Photo photo, SessionPhoto.Kind kind, String place) {
    return new SessionPhoto(photo.name(), kind, place, photo.sha256());
  }

  /**
   * Finds a photograph where it was, or beside the session; empty if it is gone.
   *
   * @param folder where the session lies
   * @param home the program's own folder
   */
  static Optional<Photo> find(SessionPhoto photo, Optional<Path> folder, Path home) {
    return switch (photo.kind()) {
      case EMBEDDED -> embedded(photo);
      case SAMPLE -> sample(photo).map(PhotoReader::read);
      case FILE -> file(photo, folder);
      case KEPT -> memory(photo, kept(home, photo.sha256()));
    };
  }

  /**
   * A photograph that is where it was, as far as can be told without reading it.
   *
   * @param home the program's own folder
   */
  static Optional<Photo> later(SessionPhoto photo, Path home) {
    return switch (photo.kind()) {
      case EMBEDDED -> Optional.empty();
      case SAMPLE -> sample(photo).map(sample -> PhotoReader.later(sample, photo.sha256()));
      case FILE ->
          path(photo.place())
              .filter(Files::isRegularFile)
              .map(file -> PhotoReader.later(photo.name(), file, photo.sha256()));
      case KEPT ->
          Optional.of(kept(home, photo.sha256()))
              .filter(Files::isRegularFile)
              .map(file -> PhotoReader.kept(photo.name(), file, photo.sha256()));
    };
  }

  private static Optional<SamplePhoto> sample(SessionPhoto photo) {
    return SamplePhotos.all().stream()
        .filter(sample -> sample.id().equals(photo.place()))
        .findFirst();
  }

  private static Optional<Photo> memory(SessionPhoto photo, Path file) {
    return Files.isRegularFile(file)
        ? Optional.of(PhotoReader.of(photo.name(), ImageFiles.read(file, Orientation.APPLIED)))
        : Optional.empty();
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
    // Of another platform's path, only what stands behind its separators is the name here.
    String name = photo.place().replaceFirst("(?s).*[/\\\\]", "");
    return path(photo.place())
        .filter(Files::isRegularFile)
        .or(() -> folder.flatMap(f -> path(name).map(f::resolve)).filter(Files::isRegularFile))
        .map(PhotoReader::read);
  }

  /** Empty for a path of another platform. */
  private static Optional<Path> path(String place) {
    try {
      return Optional.of(Path.of(place));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
