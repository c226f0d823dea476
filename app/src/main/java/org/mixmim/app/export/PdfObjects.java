package org.mixmim.app.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/** The numbered objects of a PDF file, its strings, and the table that says where they lie. */
final class PdfObjects {
  private final List<byte[]> objects = new ArrayList<>();

  int add(String object) {
    objects.add(latin(object));
    return objects.size();
  }

  int reserve() {
    return add("null");
  }

  void set(int number, String object) {
    objects.set(number - 1, latin(object));
  }

  int stream(String entries, byte[] data) {
    byte[] packed = deflate(data);
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(
        latin(
            String.format(
                Locale.ROOT,
                "<< %s /Filter /FlateDecode /Length %d >>\nstream\n",
                entries,
                packed.length)));
    object.writeBytes(packed);
    object.writeBytes(latin("\nendstream"));
    objects.add(object.toByteArray());
    return objects.size();
  }

  byte[] file(int catalogue, int info) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    // Four bytes above 127 tell a transfer program that the file is not text.
    file.writeBytes(latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      places.add(file.size());
      file.writeBytes(latin((i + 1) + " 0 obj\n"));
      file.writeBytes(objects.get(i));
      file.writeBytes(latin("\nendobj\n"));
    }
    int table = file.size();
    file.writeBytes(
        latin(String.format(Locale.ROOT, "xref\n0 %d\n0000000000 65535 f \n", objects.size() + 1)));
    for (int place : places) {
      file.writeBytes(latin(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
    }
    file.writeBytes(
        latin(
            String.format(
                Locale.ROOT,
                "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n",
                objects.size() + 1,
                catalogue,
                info,
                table)));
    return file.toByteArray();
  }

  /** A text string, which PDF marks as UTF-16 by its first two bytes. */
  static String text(String text) {
    return "<FEFF" + hex(text) + ">";
  }

  static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_16BE));
  }

  /** A text string of the information dictionary, as {@link #text} wrote it. */
  static Optional<String> read(byte[] pdf, String key) {
    Matcher matcher =
        Pattern.compile("/" + Pattern.quote(key) + " <FEFF([0-9A-F]*)>")
            .matcher(new String(pdf, ISO_8859_1));
    return matcher.find() && matcher.group(1).length() % 4 == 0
        ? Optional.of(new String(HexFormat.of().parseHex(matcher.group(1)), UTF_16BE))
        : Optional.empty();
  }

  static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] deflate(byte[] data) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(data.length / 2);
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    }
  }
}
