package org.mixmim.model.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** Decodes a picture in memory with the decoders that ImageIO finds. */
final class ImageDecoder {
  /** ImageIO knows further formats, whose decoders take almost any bytes for theirs. */
  private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "bmp", "webp", "tiff");

  /** What libjpeg says, in every language, when it makes up pixels that the file lacks. */
  private static final String MISSING_DATA = "premature end of data segment";

  private final byte[] bytes;
  private final String name;

  private ImageDecoder(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
  }

  /** The picture as stored, not turned. */
  static RgbImage decode(byte[] bytes, String name) {
    return new ImageDecoder(bytes, name).decode();
  }

  private RgbImage decode() {
    WatchedStream stream = new WatchedStream(bytes);
    ImageReader reader = reader(stream);
    boolean jpeg = formats(reader).anyMatch("jpeg"::equals);
    try {
      reader.setInput(stream, false, true);
      checkSize(reader.getWidth(0), reader.getHeight(0), name);
      if (reader.isImageTiled(0) && isTooLarge(reader.getTileWidth(0), reader.getTileHeight(0))) {
        // A tile is decoded whole, however little of it the picture takes.
        throw new ImageException(null, "image.damaged", name);
      }
      if (!jpeg && FileEnd.isMissing(bytes)) {
        // libjpeg says so itself.
        throw new ImageException(null, "image.truncated", name);
      }
      return jpeg ? readJpeg(reader) : PixelConversion.of(read(reader));
    } catch (ImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders meet damage with exceptions of every kind.
      boolean cut = FileEnd.isMissing(bytes) || (!jpeg && stream.exhausted());
      throw new ImageException(e, cut ? "image.truncated" : "image.damaged", name);
    } catch (LinkageError e) {
      // libwebp is unpacked into the folder for temporary files, which may not allow programs.
      throw new ImageException(e, "image.decoder", name, System.getProperty("java.io.tmpdir"));
    } finally {
      reader.dispose();
    }
  }

  private ImageReader reader(WatchedStream stream) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (formats(reader).anyMatch(FORMATS::contains)) {
        return reader;
      }
      reader.dispose();
    }
    throw new ImageException(null, "image.not-an-image", name);
  }

  private static Stream<String> formats(ImageReader reader) {
    return Stream.of(reader.getOriginatingProvider().getFormatNames())
        .map(format -> format.toLowerCase(Locale.ROOT));
  }

  /** Refuses more pixels than are read. */
  static void checkSize(int width, int height, String name) {
    if (isTooLarge(width, height)) {
      throw new ImageException(
          null,
          "image.too-large",
          name,
          width,
          height,
          ImageFiles.MAX_PIXELS / 1_000_000,
          ImageFiles.MAX_SIDE);
    }
  }

  private static boolean isTooLarge(int width, int height) {
    return width > ImageFiles.MAX_SIDE
        || height > ImageFiles.MAX_SIDE
        || (long) width * height > ImageFiles.MAX_PIXELS;
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    if (formats(reader).anyMatch("png"::equals)) {
      // This decoder prefers blue first, and takes a detour to turn every pixel round for it.
      Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
      while (parameters.getDestinationType() == null && types.hasNext()) {
        ImageTypeSpecifier type = types.next();
        if (PixelConversion.isInOrder(type.getSampleModel())) {
          parameters.setDestinationType(type);
        }
      }
    }
    return reader.read(0, parameters);
  }

  private RgbImage readJpeg(ImageReader reader) throws IOException {
    JpegScans.check(bytes, (long) reader.getWidth(0) * reader.getHeight(0), name);
    if (!reader.canReadRaster()) {
      return PixelConversion.of(read(reader));
    }
    AtomicBoolean cut = new AtomicBoolean();
    reader.addIIOReadWarningListener(
        (source, warning) -> cut.compareAndSet(false, warning.contains(MISSING_DATA)));
    Raster raster = reader.readRaster(0, null);
    if (cut.get()) {
      throw new ImageException(null, "image.truncated", name);
    }
    return PixelConversion.ofJpeg(raster, JpegColours.of(bytes, raster.getNumBands()));
  }
}
