package org.mixmim.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.RunControl;

class AnimatedGifTest {
  private static final int SIDE = 40;

  @TempDir private Path folder;

  private static Figure plain(int grey) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    Arrays.fill(rgb, (byte) grey);
    return Figure.row("", List.of(new FigurePane("title", "", RgbImage.of(SIDE, SIDE, rgb))));
  }

  private Path written() {
    Path file = folder.resolve("history.gif");
    AnimatedGif.write(
        file,
        List.of(plain(20), plain(120), plain(220)),
        ExportSamples.PROVENANCE,
        RunControl.NONE);
    return file;
  }

  @Test
  void everyFigureIsAFrameAndAllGoRoundForEver() throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(written().toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(3);
      List<Integer> greys = Stream.of(0, 1, 2).map(index -> middle(reader, index)).toList();
      assertThat(greys).containsExactly(20, 120, 220);
      IIOMetadataNode first =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
      IIOMetadataNode loop =
          (IIOMetadataNode) first.getElementsByTagName("ApplicationExtension").item(0);
      assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
      assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
    }
  }

  private static int middle(ImageReader reader, int index) {
    try {
      BufferedImage frame = reader.read(index);
      return frame.getRGB(frame.getWidth() / 2, frame.getHeight() / 2) & 0xff;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itTellsHowItWasMadeInAnyScript() {
    assertThat(Provenance.read(written())).contains(ExportSamples.PROVENANCE);
  }

  @Test
  void aDamagedOneTellsNothing() throws IOException {
    Path cut = folder.resolve("cut.gif");
    byte[] whole = Files.readAllBytes(written());
    for (int length : List.of(6, 10, 13, 40)) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(Provenance.read(cut)).isEmpty();
    }
  }

  @Test
  void whatIsCancelledLeavesNothing() {
    Path file = folder.resolve("cancelled.gif");
    RunControl cancelled =
        new RunControl() {
          @Override
          public void progress(int done, int total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };

    assertThatThrownBy(
            () -> AnimatedGif.write(file, List.of(plain(20)), ExportSamples.PROVENANCE, cancelled))
        .isInstanceOf(CancellationException.class);
    assertThat(file).doesNotExist();
    assertThat(folder).isEmptyDirectory();
  }
}
