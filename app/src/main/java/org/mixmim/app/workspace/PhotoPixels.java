package org.mixmim.app.workspace;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixmim.model.image.OrientedImage;
import org.mixmim.model.image.RgbImage;

/**
 * The pixels of a photograph. An undo history may hold hundreds of photographs, so those that can
 * be read again are held only while there is room for them. Used on any thread.
 */
public final class PhotoPixels {
  private final Supplier<OrientedImage> source;
  private volatile SoftReference<OrientedImage> held;

  private PhotoPixels(Supplier<OrientedImage> source, SoftReference<OrientedImage> held) {
    this.source = source;
    this.held = held;
  }

  /** Pixels that are nowhere else. */
  static PhotoPixels only(RgbImage pixels) {
    OrientedImage image = new OrientedImage(pixels, pixels);
    return of(image, () -> image);
  }

  /** Pixels that were read and can be read again. */
  static PhotoPixels of(OrientedImage read, Supplier<OrientedImage> again) {
    return new PhotoPixels(again, new SoftReference<>(read));
  }

  /** Pixels that nobody has read yet. */
  static PhotoPixels unread(Supplier<OrientedImage> source) {
    return new PhotoPixels(source, new SoftReference<>(null));
  }

  /**
   * The pixels, as long as they need not be read again.
   *
   * @return empty if there was no room for them
   */
  public Optional<OrientedImage> held() {
    return Optional.ofNullable(held.get());
  }

  /** The pixels; may read a file. */
  OrientedImage get() {
    OrientedImage image = held.get();
    if (image == null) {
      image = source.get();
      held = new SoftReference<>(image);
    }
    return image;
  }
}
