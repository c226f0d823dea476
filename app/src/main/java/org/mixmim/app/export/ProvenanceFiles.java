package org.mixmim.app.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mixmim.model.image.ImageFiles;

/** Finds the provenance in exported files. */
final class ProvenanceFiles {
  /** Under this name the JSON stands in a PNG, SVG or PDF; a GIF has no names. */
  static final String KEYWORD = "mixmim";

  /** Under this name it stands beside the tensors of an NPZ. */
  static final String ENTRY = "mixmim.json";

  /** No provenance of ours comes near this many bytes, not even with two squares within. */
  private static final int LARGEST_TEXT = 16 << 20;

  /** An SVG or PDF is searched as a whole, so a larger one is taken for a stranger's. */
  private static final int LARGEST_FILE = 256 << 20;

  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

  private ProvenanceFiles() {}

  static Optional<Provenance> read(Path file) {
    try {
      return find(file).map(ProvenanceJson::read);
    } catch (IllegalArgumentException e) {
      throw new ExportException(e, "export.provenance-broken", file.toString());
    } catch (IOException e) {
      throw new ExportException(e, "export.unreadable", file.toString());
    }
  }

  private static Optional<String> find(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(8);
    }
    String text = new String(start, UTF_8).stripLeading();
    if (Arrays.equals(start, PNG)) {
      return Optional.ofNullable(ImageFiles.readPngText(file).get(KEYWORD))
          .filter(found -> found.length() <= LARGEST_TEXT);
    }
    if (text.startsWith("%PDF-") && Files.size(file) <= LARGEST_FILE) {
      return PdfObjects.read(Files.readAllBytes(file), KEYWORD);
    }
    if (text.startsWith("GIF8")) {
      return AnimatedGif.comment(file).filter(found -> found.length() <= LARGEST_TEXT);
    }
    if (text.startsWith("PK")) {
      return zipped(file);
    }
    if (text.startsWith("<?xml") || text.startsWith("<svg")) {
      return svg(file);
    }
    return Optional.empty();
  }

  private static Optional<String> zipped(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] text = in.readNBytes(LARGEST_TEXT + 1);
        return text.length > LARGEST_TEXT ? Optional.empty() : Optional.of(new String(text, UTF_8));
      }
    }
  }

  private static Optional<String> svg(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // A stranger's file must not make us open another one or unfold entities without end.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = new Limited(Files.newInputStream(file))) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("metadata")
            && KEYWORD.equals(xml.getAttributeValue("", "id"))) {
          return Optional.of(xml.getElementText());
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  /** Ends after {@link #LARGEST_FILE} bytes. */
  private static final class Limited extends FilterInputStream {
    private long left = LARGEST_FILE;

    Limited(InputStream in) {
      super(new BufferedInputStream(in));
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? super.read() : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = left > 0 ? super.read(bytes, offset, (int) Math.min(length, left)) : -1;
      left -= Math.max(0, read);
      return read;
    }
  }
}
