package org.mixmim.model.engine;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where tests compute: on the processor, or on the card that the system property {@code
 * mixmim.device} names ({@code cuda}, {@code cuda:1}, {@code mps}), with the libtorch of the folder
 * in {@code mixmim.libtorch} where the program's own has no part for that card.
 */
public final class TestDevice {
  private TestDevice() {}

  /** The device; to be asked for before anything else of the engine. */
  public static Device get() {
    String libtorch = System.getProperty("mixmim.libtorch", "");
    if (!libtorch.isEmpty()) {
      Path marker = Path.of(System.getProperty("java.io.tmpdir"), "mixmim-test.starting");
      TorchEngine.use(LibtorchFolder.check(Path.of(libtorch)), marker);
    }
    String[] words = System.getProperty("mixmim.device", "cpu").split(":", 2);
    int index = words.length == 1 ? 0 : Integer.parseInt(words[1]);
    return new Device(Device.Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), index);
  }
}
