package org.mixmim.app.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.task.BackgroundTask;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.TaskControl;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.problem.MixMimException;
import org.mixmim.model.zoo.SamplePhoto;

/**
 * Opens photographs in the background. What cannot be opened is told in a banner; the others of the
 * same lot are delivered all the same. Used on the JavaFX thread.
 */
public final class PhotoService {
  private final Tasks tasks;
  private final Banners banners;
  private final FileDialogs dialogs;
  private final Texts texts;

  /**
   * Makes the service.
   *
   * @param tasks where files are read
   * @param banners where problems are told
   * @param dialogs asks for files
   * @param messages the words
   */
  public PhotoService(Tasks tasks, Banners banners, FileDialogs dialogs, Messages messages) {
    this.tasks = tasks;
    this.banners = banners;
    this.dialogs = dialogs;
    this.texts = messages.of(PhotoService.class);
  }

  private record Opened(List<Photo> photos, List<Problem> problems) {}

  /** Reads one photograph. */
  private interface Reading {
    Photo read();
  }

  /**
   * Opens files.
   *
   * @param files the files, in the order wanted
   * @param then takes those that are photographs, in that order; not called if none is
   * @return the running task
   */
  public BackgroundTask open(List<Path> files, Consumer<List<Photo>> then) {
    return start(files.stream().map(file -> (Reading) () -> PhotoReader.read(file)).toList(), then);
  }

  /**
   * Opens photographs that come with the program.
   *
   * @param samples the samples, in the order wanted
   * @param then takes the photographs
   * @return the running task
   */
  public BackgroundTask openSamples(List<SamplePhoto> samples, Consumer<List<Photo>> then) {
    return start(
        samples.stream().map(sample -> (Reading) () -> PhotoReader.read(sample)).toList(), then);
  }

  /**
   * Asks for the file of one photograph.
   *
   * @return the file; empty if the user thought better of it
   */
  public Optional<Path> choose() {
    return dialogs.open(
        texts.text("photo.choose"),
        List.of(new FileDialogs.Kind(texts.text("photo.kind"), ImageFiles.EXTENSIONS)));
  }

  /**
   * The picture on a clipboard, as it is now.
   *
   * @param clipboard the clipboard
   * @return the picture's pixels; empty if there is none
   */
  public static Optional<RgbImage> picture(Clipboard clipboard) {
    return clipboard.hasImage() ? Optional.of(pixels(clipboard.getImage())) : Optional.empty();
  }

  /**
   * Opens a picture that was pasted.
   *
   * @param picture its pixels
   * @param then takes the photograph, alone in its list
   * @return the running task
   */
  public BackgroundTask openPasted(RgbImage picture, Consumer<List<Photo>> then) {
    String name = texts.get("photo.pasted");
    return start(List.of(() -> PhotoReader.of(name, picture)), then);
  }

  /**
   * A picture that this program made, as a photograph to go on with.
   *
   * @param name what to call it
   * @param pixels its pixels
   * @return the photograph
   */
  public static Photo of(String name, RgbImage pixels) {
    return PhotoReader.of(name, pixels);
  }

  private static RgbImage pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    byte[] rgb = new byte[3 * argb.length];
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    return RgbImage.of(width, height, rgb);
  }

  private BackgroundTask start(List<Reading> readings, Consumer<List<Photo>> then) {
    return tasks.run(
        Tasks.Lane.IO,
        texts.text("photo.opening"),
        control -> readAll(readings, control),
        opened -> {
          opened.problems().forEach(banners::show);
          if (!opened.photos().isEmpty()) {
            then.accept(opened.photos());
          }
        },
        banners::show);
  }

  private static Opened readAll(List<Reading> readings, TaskControl control) {
    List<Photo> photos = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Reading reading : readings) {
      if (control.cancelled()) {
        break;
      }
      try {
        photos.add(reading.read());
      } catch (MixMimException e) {
        problems.add(new Problem(e));
      }
      control.progress(photos.size() + problems.size(), readings.size());
    }
    return new Opened(List.copyOf(photos), List.copyOf(problems));
  }
}
