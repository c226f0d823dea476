package org.mixmim.app.pixels;

import java.util.stream.IntStream;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.tensor.HostTensor;

/** False colours for maps of one number a pixel, dark for little and bright for much. */
public enum ColourTable {
  /** Black, red, yellow, white. */
  HEAT(0x000000, 0x800000, 0xff8000, 0xffff80, 0xffffff),
  /** Black, violet, orange, pale yellow: even steps to the eye. */
  INFERNO(
      0x000004, 0x1b0c41, 0x4a0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9b06, 0xf7d13d,
      0xfcffa4),
  /** Violet, green, yellow: even steps, also to colour-blind eyes. */
  VIRIDIS(
      0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
      0xfde725),
  /** Black to white. */
  GREY(0x000000, 0xffffff);

  private static final int STEPS = 256;

  private final int[] colours;

  ColourTable(int... anchors) {
    int spans = anchors.length - 1;
    colours =
        IntStream.range(0, STEPS)
            .map(
                step -> {
                  double at = (double) step * spans / (STEPS - 1);
                  int span = Math.min((int) at, spans - 1);
                  int weight = (int) Math.round(256 * (at - span));
                  return 0xff000000 | PixelBlend.mix(anchors[span], anchors[span + 1], weight);
                })
            .toArray();
  }

  /**
   * The colour of a number.
   *
   * @param value 0 to 1; beyond, the nearest end
   * @return {@code 0xFFRRGGBB}
   */
  public int colour(double value) {
    return colours[(int) Math.round(Math.clamp(value, 0, 1) * (STEPS - 1))];
  }

  /**
   * All colours from left to right.
   *
   * @param width pixels from 0 to 1; at least 2
   * @param height pixels of each
   * @return the picture
   */
  public RgbImage bar(int width, int height) {
    float[] ramp = new float[width * height];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i % width / (width - 1f);
    }
    return picture(HostTensor.of(ramp, height, width));
  }

  /**
   * A map in colours.
   *
   * @param map {@code [H, W]}, 0 to 1
   * @return a picture of W x H
   */
  public RgbImage picture(HostTensor map) {
    byte[] rgb = new byte[3 * map.length()];
    for (int i = 0; i < map.length(); i++) {
      int colour = colour(map.at(i));
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    return RgbImage.of(map.size(1), map.size(0), rgb);
  }
}
