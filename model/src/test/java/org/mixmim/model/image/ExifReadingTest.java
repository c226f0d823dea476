package org.mixmim.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding a picture's orientation, and turning it, costs no more than the picture allows. */
class ExifReadingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"zTXt, 'Comment\0\0'", "iTXt, 'Comment\0\1\0\0\0'"})
  void packedTextsOfAPngAreLeftPacked(String kind, String start) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(start.getBytes(ISO_8859_1));
    text.writeBytes(deflated(64 << 20));
    ByteArrayOutputStream file = TestImages.startPng(2, 1, 0);
    file.writeBytes(PngEncoder.chunk(kind, text.toByteArray()));
    end(file, 2, 1);
    byte[] png = file.toByteArray();
    assertThat(ImageFiles.read(png, "bomb.png", Orientation.APPLIED).height()).isEqualTo(2);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    ImageFiles.read(png, "bomb.png", Orientation.APPLIED);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
  }

  /** In a Java whose heap holds the picture, but not the turned one beside it. */
  @Test
  void aPictureThatThereIsNoMemoryToTurnSaysSo() throws IOException {
    ByteArrayOutputStream png = TestImages.startPng(6000, 6000, 0);
    end(png, 6000, 6000);
    Path file = Files.write(folder.resolve("large.png"), png.toByteArray());

    assertThat(keyInASmallHeap("AS_STORED", file)).isEqualTo("read");
    assertThat(keyInASmallHeap("APPLIED", file)).isEqualTo("image.memory");
    assertThat(keyInASmallHeap("both", file)).isEqualTo("image.memory");
  }

  private static String keyInASmallHeap(String what, Path file) throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx196m",
                "-XX:MaxNewSize=16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapChild.class.getName(),
                what,
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(child.getInputStream().readAllBytes(), ISO_8859_1).strip();
  }

  /** A camera's note that the picture lies on its side, then black pixels. */
  private static void end(ByteArrayOutputStream png, int width, int height) {
    ByteBuffer exif = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    exif.put("II*\0".getBytes(ISO_8859_1)).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x112).putShort((short) 3).putInt(1).putInt(6);
    png.writeBytes(PngEncoder.chunk("eXIf", exif.array()));
    png.writeBytes(PngEncoder.chunk("IDAT", deflated((1 + width) * height)));
    png.writeBytes(PngEncoder.chunk("IEND", new byte[0]));
  }

  private static byte[] deflated(int zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(new byte[zeros]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
