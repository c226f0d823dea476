package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A WebP file's container, from which the decoder gets one picture: libwebp itself refuses
 * animations and files with something behind their end.
 */
final class WebpFile {
  private static final int FILE_HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  /** Where the picture of a frame begins: behind its place, size, duration and way of blending. */
  private static final int FRAME_HEADER = 16;

  private static final int FRAME_SIZE = 6;

  private static final int CANVAS_LENGTH = 10;
  private static final byte HAS_ALPHA = 0x10;

  private final ByteBuffer file;
  private final String name;

  private WebpFile(byte[] bytes, int length, String name) {
    this.file = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    this.name = name;
  }

  static boolean isOne(byte[] bytes) {
    return bytes.length >= FILE_HEADER
        && text(ByteBuffer.wrap(bytes), 0).equals("RIFF")
        && text(ByteBuffer.wrap(bytes), CHUNK_HEADER).equals("WEBP");
  }

  /** The picture, or an animation's first one on its canvas. */
  static RgbImage decode(byte[] bytes, String name) {
    if (FileEnd.isMissing(bytes)) {
      throw new ImageException(null, "image.truncated", name);
    }
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4) + CHUNK_HEADER;
    if (length < FILE_HEADER) {
      throw new ImageException(null, "image.damaged", name);
    }
    WebpFile file = new WebpFile(bytes, length, name);
    return file.chunk("ANMF", FILE_HEADER, length)
        .map(file::firstFrame)
        .orElseGet(() -> ImageDecoder.decode(Arrays.copyOf(bytes, length), name));
  }

  private RgbImage firstFrame(Chunk frame) {
    Chunk canvas =
        chunk("VP8X", FILE_HEADER, file.limit())
            .filter(chunk -> chunk.length() >= CANVAS_LENGTH)
            .orElseThrow(this::damaged);
    if (frame.length() < FRAME_HEADER) {
      throw damaged();
    }
    int width = 1 + threeBytes(canvas.at() + 4);
    int height = 1 + threeBytes(canvas.at() + 7);
    ImageDecoder.checkSize(width, height, name);
    RgbImage picture = ImageDecoder.decode(alone(frame), name);
    int x = 2 * threeBytes(frame.at());
    int y = 2 * threeBytes(frame.at() + 3);
    if (x + picture.width() > width || y + picture.height() > height) {
      throw damaged();
    }
    boolean alpha = (file.get(canvas.at()) & HAS_ALPHA) != 0;
    return new Canvas(width, height, alpha, 0).with(picture, x, y);
  }

  /** The picture of a frame as a file of its own. */
  private byte[] alone(Chunk frame) {
    int from = frame.at() + FRAME_HEADER;
    boolean alpha = chunk("ALPH", from, frame.end()).isPresent();
    int canvas = alpha ? CHUNK_HEADER + CANVAS_LENGTH : 0;
    ByteBuffer alone =
        ByteBuffer.allocate(FILE_HEADER + canvas + frame.end() - from)
            .order(ByteOrder.LITTLE_ENDIAN);
    alone.put(bytes("RIFF")).putInt(alone.capacity() - CHUNK_HEADER).put(bytes("WEBP"));
    if (alpha) {
      // libwebp looks for an opacity only where the header announces it.
      alone.put(bytes("VP8X")).putInt(CANVAS_LENGTH).putInt(HAS_ALPHA);
      alone.put(file.slice(frame.at() + FRAME_SIZE, 2 * 3));
    }
    return alone.put(file.slice(from, frame.end() - from)).array();
  }

  /** The first chunk of a kind between two places. */
  private Optional<Chunk> chunk(String kind, int from, int to) {
    int at = from;
    while (at + CHUNK_HEADER <= to) {
      long length = Integer.toUnsignedLong(file.getInt(at + 4));
      if (at + CHUNK_HEADER + length > to) {
        break;
      }
      if (text(file, at).equals(kind)) {
        return Optional.of(new Chunk(at + CHUNK_HEADER, (int) length));
      }
      // Chunks begin at even places.
      at += CHUNK_HEADER + (int) ((length + 1) & ~1L);
    }
    return Optional.empty();
  }

  private int threeBytes(int at) {
    return (file.getShort(at) & 0xffff) | (file.get(at + 2) & 0xff) << 16;
  }

  private static byte[] bytes(String kind) {
    return kind.getBytes(ISO_8859_1);
  }

  private static String text(ByteBuffer buffer, int at) {
    byte[] letters = new byte[4];
    buffer.get(at, letters);
    return new String(letters, ISO_8859_1);
  }

  private ImageException damaged() {
    return new ImageException(null, "image.damaged", name);
  }

  private record Chunk(int at, int length) {
    int end() {
      return at + length;
    }
  }
}
