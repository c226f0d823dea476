package org.mixmim.app.x11;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A display of Xvfb's own for the tests of this run, made before JavaFX looks for one. */
public final class PrivateDisplay implements BeforeAllCallback {
  /** The property that holds the display's name, for programs that a test starts. */
  static final String NAME = "test.display";

  /**
   * The server chooses a free display and writes its number when it can be used. It ends when the
   * pipe from this process does, and no sooner: JavaFX does not outlive its display.
   */
  private static final String SERVER =
      "Xvfb -displayfd 1 -screen 0 1920x1080x24 -nolisten tcp 2>/dev/null &"
          + " exec >/dev/null; cat; kill $!";

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(PrivateDisplay.class))
        .computeIfAbsent(NAME, _ -> start());
  }

  private static String start() {
    try {
      Process process = new ProcessBuilder("sh", "-c", SERVER).start();
      String number = process.inputReader(US_ASCII).readLine();
      if (number == null) {
        throw new IllegalStateException(
            "These tests need a display of their own, but Xvfb does not start; is it installed?"
                + " (Debian: apt install xvfb)");
      }
      String display = ":" + number.strip();
      setVariable("DISPLAY", display);
      System.setProperty(NAME, display);
      return display;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets a variable for this very process: Java only reads them, and GTK reads this one. */
  @SuppressWarnings("restricted")
  private static void setVariable(String name, String value) {
    Linker linker = Linker.nativeLinker();
    MethodHandle setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameText = arena.allocateFrom(name);
      MemorySegment valueText = arena.allocateFrom(value);
      int failed = (int) setenv.invokeExact(nameText, valueText, 1);
      if (failed != 0) {
        throw new IllegalStateException("cannot set " + name);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
