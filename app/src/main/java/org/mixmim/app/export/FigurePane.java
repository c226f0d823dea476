package org.mixmim.app.export;

import java.util.Optional;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.model.image.RgbImage;

/**
 * One picture of a figure.
 *
 * @param title what the picture is, for example "Reconstruction of A"
 * @param detail a few words more, for example "PSNR 17.9 dB"; may be empty
 * @param picture the pixels, drawn without smoothing; opacity is ignored
 * @param scale what its colours mean, if they are false ones
 */
public record FigurePane(
    String title, String detail, RgbImage picture, Optional<ColourScale> scale) {
  /**
   * What false colours mean, from 0 to 1.
   *
   * @param colours the colours
   * @param unit of what 1 is one
   */
  public record ColourScale(ColourTable colours, String unit) {}

  /**
   * A picture in its own colours.
   *
   * @param title what the picture is
   * @param detail a few words more; may be empty
   * @param picture the pixels
   */
  public FigurePane(String title, String detail, RgbImage picture) {
    this(title, detail, picture, Optional.empty());
  }
}
