package org.mixmim.app.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.app.task.FirstPaint;

/**
 * Looks at the window from inside for whoever packages the program: if the variable {@code
 * MIXMIM_WINDOW_CHECK} names a file, the program opens as ever, waits until both reconstructions
 * are on the screen, writes down when it saw what, and closes. A start-up cache is trained, and a
 * package is tested and timed, in this way.
 */
final class WindowCheck extends AnimationTimer {
  private static final String VARIABLE = "MIXMIM_WINDOW_CHECK";
  private static final long PATIENCE_NANOS = 180_000_000_000L;
  // Looking takes time that the start would have to itself.
  private static final long PAUSE_NANOS = 100_000_000L;
  // An empty pane, whatever is written on it, has far fewer.
  private static final int COLOURS_OF_A_PICTURE = 200;

  private final Stage stage;
  private final Path report;
  private final Properties seen = new Properties();
  private Optional<PixelPane> paneA = Optional.empty();
  private Optional<PixelPane> paneB = Optional.empty();
  private long start;
  private long looked;

  private WindowCheck(Stage stage, Path report) {
    this.stage = stage;
    this.report = report;
  }

  /**
   * Starts looking, if that was asked for.
   *
   * @param environment of the program
   * @param stage its window
   * @param paint when it is there
   */
  static void ifAsked(Map<String, String> environment, Stage stage, FirstPaint paint) {
    Optional.ofNullable(environment.get(VARIABLE))
        .filter(name -> !name.isBlank())
        .map(name -> new WindowCheck(stage, Path.of(name)))
        .ifPresent(check -> paint.then(check::start));
  }

  @Override
  public void start() {
    note("painted", System.currentTimeMillis());
    // Once: to look for a node by its name takes JavaFX longer than to look at its pixels.
    paneA = pane("#pane-reconstruction-a");
    paneB = pane("#pane-reconstruction-b");
    super.start();
  }

  @Override
  public void handle(long now) {
    if (start == 0) {
      start = now;
    }
    if (now - looked < PAUSE_NANOS) {
      return;
    }
    looked = now;
    int a = colours(paneA);
    int b = colours(paneB);
    boolean both = a > COLOURS_OF_A_PICTURE && b > COLOURS_OF_A_PICTURE;
    if (both || now - start > PATIENCE_NANOS) {
      stop();
      if (both) {
        note("reconstructed", System.currentTimeMillis());
      }
      note("coloursOfA", a);
      note("coloursOfB", b);
      write();
      // As a user would, so that what remembers itself on closing is there to do it.
      stage.hide();
    }
  }

  private int colours(Optional<PixelPane> pane) {
    return pane.map(
            shown ->
                (int) shown.pixelRows().stream().flatMapToInt(WindowCheck::some).distinct().count())
        .orElse(0);
  }

  private Optional<PixelPane> pane(String id) {
    return stage.getScene().lookup(id) instanceof PixelPane pane
        ? Optional.of(pane)
        : Optional.empty();
  }

  private static IntStream some(int[] row) {
    return IntStream.iterate(0, x -> x < row.length, x -> x + 8).map(x -> row[x]);
  }

  private void note(String what, long value) {
    seen.setProperty(what, Long.toString(value));
  }

  private void write() {
    try (OutputStream out = Files.newOutputStream(report)) {
      seen.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
