package org.mixmim.app.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.LoadedModelHandle;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.ParameterNames;
import org.mixmim.model.checkpoint.SafetensorsWriter;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.zoo.ModelCatalogue;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelStore;
import org.mixmim.model.zoo.ModelTask;

/** The real engine and a model in a file. */
class LoadedClassifierTest {
  @TempDir private Path folder;

  @Test
  void aFileThatWasWrittenOverBeforeItIsLoadedAgainIsAnotherModel() throws IOException {
    Messages messages = new Messages(Language.ENGLISH);
    ModelLibrary library = new ModelLibrary(ModelCatalogue.read(folder), new ModelStore(folder));
    Path file = classifier(library);
    try (Settings settings = new Settings(folder)) {
      ModelService service =
          new ModelService(
              Tasks.sameThread(), new Banners(messages), settings, messages, () -> library);
      ModelSlot slot = service.slot(ModelTask.CLASSIFY);
      service.start();
      slot.choose(file.toString());
      LoadedClassifier first = used(slot);

      loadAgain(service);
      assertThat(used(slot)).as("loaded again").isNotEqualTo(first);
      assertThat(used(slot).answersLike(first)).isTrue();

      byte[] other = Files.readAllBytes(file);
      other[other.length - 1] ^= 1;
      Files.write(file, other);
      Files.setLastModifiedTime(file, FileTime.from(2, TimeUnit.DAYS));
      loadAgain(service);

      assertThat(used(slot).answersLike(first)).isFalse();
      used(slot).handle().model().close();
    }
  }

  private static void loadAgain(ModelService service) {
    service.choosePrecision(Precision.BFLOAT16);
    service.choosePrecision(Precision.FLOAT32);
  }

  private static LoadedClassifier used(ModelSlot slot) {
    Optional<LoadedModelHandle> used = slot.model();
    return new LoadedClassifier(used.orElseThrow());
  }

  private Path classifier(ModelLibrary library) {
    String builtIn =
        library.cards().stream()
            .filter(card -> card.tasks().contains(ModelTask.CLASSIFY))
            .filter(library::isAvailable)
            .toList()
            .getFirst()
            .name();
    Path file = folder.resolve("mine.safetensors");
    try (Checkpoint shipped = library.open(builtIn)) {
      SafetensorsWriter.write(
          file, ParameterNames.resolve(shipped, ConfigHints.NONE), Optional.empty());
    }
    return file;
  }
}
