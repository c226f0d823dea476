package org.mixmim.app.workspace;

import java.nio.file.Path;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.OrientedImage;
import org.mixmim.model.image.RgbImage;

/**
 * An opened photograph. Two of one name and origin are equal if their hashes are.
 *
 * @param name what it is called: a file's name
 * @param origin where it can be had again
 * @param sha256 of its file, or of its pixels where there is none; lower-case hex
 * @param image its pixels
 */
public record Photo(String name, Origin origin, String sha256, PhotoPixels image) {
  /** Where a photograph came from. */
  public sealed interface Origin {
    /**
     * A file of the user.
     *
     * @param path where it lies
     */
    record File(Path path) implements Origin {}

    /**
     * A photograph that comes with the program.
     *
     * @param id its stable name
     */
    record Sample(String id) implements Origin {}

    /** The clipboard, or a result of this program: there is no file to open again. */
    record Memory() implements Origin {}
  }

  /**
   * The pixels as a model's preprocessing wants them. They may have to be read again, so this
   * belongs in the background.
   *
   * @param orientation whether the camera's turning is undone
   * @return the pixels
   * @throws org.mixmim.model.image.ImageException if its file cannot be read any more
   * @throws PhotoException if its file is another by now
   */
  public RgbImage pixels(Orientation orientation) {
    OrientedImage both = image.get();
    return switch (orientation) {
      case APPLIED -> both.upright();
      case AS_STORED -> both.asStored();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Photo that
        && name.equals(that.name)
        && origin.equals(that.origin)
        && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }
}
