package org.mixmim.app;

import com.sun.scenario.effect.impl.sw.sse.SSERendererDelegate;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.Bidi;
import java.text.MessageFormat;
import javax.imageio.ImageIO;
import org.slf4j.LoggerFactory;

/**
 * Parts of the Java library that take their time when they are first used. The window uses all of
 * them, and none needs a window: they are used while JavaFX waits for the system's window toolkit,
 * rather than after it. No more than fits in there: with two cores, what goes on afterwards keeps
 * the window waiting.
 */
final class HeadStart {
  private record Compared(boolean flag, int number, String text) {}

  private HeadStart() {}

  /** Begins in the background, and returns at once. */
  static void begin() {
    Thread.ofPlatform().name("mixmim-head-start").daemon().start(HeadStart::run);
  }

  private static void run() {
    if (GraphicsCard.none()) {
      drawEffects();
    }
    LoggerFactory.getLogger(HeadStart.class)
        .debug(
            "{} {} {} {} {}",
            new MessageFormat("{0}").format(new Object[] {1}),
            new Bidi("a", Bidi.DIRECTION_LEFT_TO_RIGHT).getRunCount(),
            // Names of temporary files, into which JavaFX copies the fonts.
            new SecureRandom().getAlgorithm(),
            // The first comparison of records makes what compares all others.
            new Compared(true, 1, "a").equals(new Compared(true, 1, "b")),
            ImageIO.getImageReadersByFormatName("jpeg").hasNext());
    mapAFile();
  }

  /**
   * Models are read from mapped files, which they are while libtorch is loaded. Whoever needs a
   * native function of the Java library for the first time then waits for the system, and if a
   * garbage collection comes, everybody waits for him: the window stood still for a third of a
   * second.
   */
  private static void mapAFile() {
    Path file = Path.of(System.getProperty("java.home"), "lib", "modules");
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      channel.map(FileChannel.MapMode.READ_ONLY, 0, 1, arena);
    } catch (IOException missing) {
      LoggerFactory.getLogger(HeadStart.class).debug("nothing was mapped", missing);
    }
  }

  /**
   * What draws JavaFX's effects is native where JavaFX draws by itself. JavaFX would load it when
   * the first of them is drawn. By then libtorch is being loaded, the system lets nobody look up
   * anything else meanwhile, and the window would stand still.
   */
  private static void drawEffects() {
    try {
      SSERendererDelegate.isSupported();
    } catch (LinkageError missing) {
      // Java draws them then, as JavaFX finds out by itself.
      LoggerFactory.getLogger(HeadStart.class).debug("no native effects", missing);
    }
  }
}
