package org.mixmim.model.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** Watches, by the JVM's own recorder, for numbers that go from Java to the engine or back. */
final class Transfers {
  private static final String ENGINE = "ai.djl.pytorch.engine.";
  private static final String METHODS =
      ENGINE + "PtNDManager::create;" + ENGINE + "PtNDArray::toByteBuffer";

  private Transfers() {}

  /** Where numbers went while some work was done: a stack trace each. */
  static List<String> during(Path folder, Runnable work) {
    Path file = folder.resolve("transfers.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.MethodTrace").with("filter", METHODS);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      List<String> traces =
          RecordingFile.readAllEvents(file).stream()
              .filter(event -> event.getEventType().getName().equals("jdk.MethodTrace"))
              .map(event -> String.valueOf(event.getStackTrace()))
              .toList();
      Files.delete(file);
      return traces;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
