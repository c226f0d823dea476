package org.mixmim.app.workspace;

import java.nio.file.Path;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;

/**
 * An opened photograph.
 *
 * @param name what it is called: a file's name
 * @param origin where it can be had again
 * @param sha256 of its file, or of its pixels where there is none; lower-case hex
 * @param upright its pixels as a viewer shows them
 * @param stored its pixels as they lie in the file, which a camera may have turned; mostly the very
 *     same object
 */
public record Photo(String name, Origin origin, String sha256, RgbImage upright, RgbImage stored) {
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
   * The pixels as a model's preprocessing wants them.
   *
   * @param orientation whether the camera's turning is undone
   * @return the pixels
   */
  public RgbImage pixels(Orientation orientation) {
    return switch (orientation) {
      case APPLIED -> upright;
      case AS_STORED -> stored;
    };
  }
}
