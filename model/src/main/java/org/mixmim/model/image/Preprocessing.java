package org.mixmim.model.image;

import java.util.List;
import org.mixmim.model.tensor.HostTensor;

/**
 * From a photograph to the network's input, as the reference implementations evaluate: the short
 * edge is resized by Pillow's bicubic, the middle square is cut out, its pixels are normalised.
 *
 * @param convention whose details are followed
 * @param imageSize side of the square in pixels
 */
public record Preprocessing(Convention convention, int imageSize) {
  /** Up to this input size the square is 7/8 of the short edge; above, all of it. */
  private static final int LARGEST_WITH_MARGIN = 224;

  /** OpenMMLab's statistics, which are 255 times {@link Normalisation}'s but for rounding. */
  private static final List<Float> LEVEL_MEAN = List.of(123.675f, 116.28f, 103.53f);

  private static final List<Float> LEVEL_DEVIATION = List.of(58.395f, 57.12f, 57.375f);

  /** Whose way of turning a photograph into the network's input is followed. */
  public enum Convention {
    /** OpenMMLab's: EXIF orientation applied; statistics of pixels in 0..255. */
    OPENMMLAB,
    /** The original release's: pixels as stored; statistics of pixels in 0..1. */
    OFFICIAL
  }

  /** Checks the size. */
  public Preprocessing {
    if (imageSize < 1) {
      throw new IllegalArgumentException("an input has at least one pixel");
    }
  }

  /**
   * What becomes of a camera's note of how it was held.
   *
   * @return how {@link ImageFiles#read} should read photographs for this convention
   */
  public Orientation orientation() {
    return switch (convention) {
      case OPENMMLAB -> Orientation.APPLIED;
      case OFFICIAL -> Orientation.AS_STORED;
    };
  }

  /**
   * Cuts the square out that the network sees.
   *
   * @param photo read with {@link #orientation()}; its opacity is dropped, not blended
   * @return {@code imageSize} by {@code imageSize} opaque pixels, and where they lie in the photo
   */
  public CroppedImage crop(RgbImage photo) {
    Cut cut = cut(photo.width(), photo.height());
    RgbImage square =
        PillowResize.bicubic(
            photo, cut.width(), cut.height(), cut.x(), cut.y(), imageSize, imageSize);
    return new CroppedImage(square, box(photo.width(), photo.height()));
  }

  /**
   * Where the square lies that {@link #crop} cuts out.
   *
   * @param width pixels across the photo
   * @param height pixels down
   * @return the square in the photo's pixels
   */
  public CroppedImage.Box box(int width, int height) {
    Cut cut = cut(width, height);
    double across = (double) width / cut.width();
    double down = (double) height / cut.height();
    return new CroppedImage.Box(
        cut.x() * across, cut.y() * down, imageSize * across, imageSize * down);
  }

  /** To which size a photo is resized, and where the square lies in that. */
  private record Cut(int width, int height, int x, int y) {}

  private Cut cut(int photoWidth, int photoHeight) {
    int edge = imageSize <= LARGEST_WITH_MARGIN ? imageSize * 8 / 7 : imageSize;
    int shortEdge = Math.min(photoWidth, photoHeight);
    int width = (int) ((long) edge * photoWidth / shortEdge);
    int height = (int) ((long) edge * photoHeight / shortEdge);
    int x = (int) Math.rint((width - imageSize) / 2.0);
    int y = (int) Math.rint((height - imageSize) / 2.0);
    return new Cut(width, height, x, y);
  }

  /**
   * The network's input.
   *
   * @param squares {@code N} pictures of {@code imageSize} by {@code imageSize}
   * @return {@code [N, 3, imageSize, imageSize]}, about -2.2 to 2.7
   * @throws IllegalArgumentException if a picture has another size
   */
  public HostTensor normalise(List<RgbImage> squares) {
    int area = imageSize * imageSize;
    float[] input = new float[Math.multiplyExact(squares.size(), 3 * area)];
    int at = 0;
    for (RgbImage square : squares) {
      if (square.width() != imageSize || square.height() != imageSize) {
        throw new IllegalArgumentException(square + " is no square of " + imageSize + " pixels");
      }
      byte[] rgb = square.toRgb();
      for (int channel = 0; channel < 3; channel++) {
        float[] levels = levels(channel);
        for (int pixel = 0; pixel < area; pixel++) {
          input[at++] = levels[rgb[3 * pixel + channel] & 0xff];
        }
      }
    }
    return HostTensor.of(input, squares.size(), 3, imageSize, imageSize);
  }

  /** What each of the 256 levels of a channel becomes, in each convention's own arithmetic. */
  private float[] levels(int channel) {
    float[] levels = new float[256];
    for (int level = 0; level < levels.length; level++) {
      levels[level] =
          switch (convention) {
            case OPENMMLAB -> (level - LEVEL_MEAN.get(channel)) / LEVEL_DEVIATION.get(channel);
            case OFFICIAL ->
                (level / 255f - Normalisation.mean(channel)) / Normalisation.deviation(channel);
          };
    }
    return levels;
  }
}
