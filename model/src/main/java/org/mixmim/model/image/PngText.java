package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The texts in a PNG: {@code tEXt} for Latin letters, {@code iTXt} for all others. */
final class PngText {
  /** Texts go behind the header, which has 13 bytes of data. */
  private static final int AFTER_HEADER =
      PngEncoder.SIGNATURE.length + PngEncoder.CHUNK_OVERHEAD + 13;

  private static final Pattern KEYWORD = Pattern.compile("[!-~¡-ÿ]([ -~¡-ÿ]{0,77}[!-~¡-ÿ])?");

  private PngText() {}

  static byte[] insert(byte[] png, Map<String, String> text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, AFTER_HEADER);
    text.forEach((keyword, value) -> out.writeBytes(chunk(keyword, value)));
    out.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
    return out.toByteArray();
  }

  private static byte[] chunk(String keyword, String text) {
    if (!KEYWORD.matcher(keyword).matches() || text.indexOf(0) >= 0) {
      throw new IllegalArgumentException("PNG cannot carry a text under " + keyword);
    }
    if (ISO_8859_1.newEncoder().canEncode(text)) {
      return PngEncoder.chunk("tEXt", (keyword + "\0" + text).getBytes(ISO_8859_1));
    }
    // Not compressed, compression method 0, no language, no translated keyword.
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes((keyword + "\0\0\0\0\0").getBytes(ISO_8859_1));
    data.writeBytes(text.getBytes(UTF_8));
    return PngEncoder.chunk("iTXt", data.toByteArray());
  }

  static SequencedMap<String, String> read(byte[] png, String name) {
    if (!PngChunks.isPng(png)) {
      throw new ImageException(null, "image.not-png", name);
    }
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    PngChunks chunks = new PngChunks(png, name);
    while (chunks.next()) {
      switch (chunks.type()) {
        case "tEXt" -> latin(chunks.data(), texts);
        case "iTXt" -> international(chunks.data(), texts);
        default -> {
          // Pixels, colours and the like.
        }
      }
    }
    return texts;
  }

  private static void latin(byte[] data, Map<String, String> texts) {
    int end = zero(data, 0);
    if (end < data.length) {
      texts.put(
          new String(data, 0, end, ISO_8859_1),
          new String(data, end + 1, data.length - end - 1, ISO_8859_1));
    }
  }

  private static void international(byte[] data, Map<String, String> texts) {
    int keyword = zero(data, 0);
    boolean plain = keyword + 2 < data.length && data[keyword + 1] == 0;
    int language = zero(data, keyword + 3);
    int translated = zero(data, language + 1);
    if (plain && translated < data.length) {
      texts.put(
          new String(data, 0, keyword, ISO_8859_1),
          new String(data, translated + 1, data.length - translated - 1, UTF_8));
    }
  }

  /** Where the next zero is, or the end. */
  private static int zero(byte[] data, int from) {
    int at = from;
    while (at < data.length && data[at] != 0) {
      at++;
    }
    return at;
  }
}
