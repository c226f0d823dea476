package org.mixmim.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.EngineException;
import org.mixmim.model.engine.EngineReport;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.inference.KernelSummary;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.zoo.ModelCatalogue;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelStore;
import org.mixmim.model.zoo.ModelTask;

/** The real engine and the models that come with the program. */
class ModelServiceTest {
  @TempDir Path folder;
  private final Messages messages = new Messages(Language.ENGLISH);
  private final Banners banners = new Banners(messages);
  private final Tasks tasks = Tasks.sameThread();
  private Optional<Settings> settings = Optional.empty();

  @BeforeEach
  void open() {
    settings = Optional.of(new Settings(folder));
  }

  @AfterEach
  void close() {
    settings.ifPresent(Settings::close);
  }

  private ModelService service() {
    return new ModelService(
        tasks,
        banners,
        settings.orElseThrow(),
        messages,
        () -> new ModelLibrary(ModelCatalogue.read(folder), new ModelStore(folder)));
  }

  private static LoadedModel model(ModelSlot slot) {
    return slot.model().orElseThrow().model();
  }

  @Test
  void aDemandedTaskGetsTheModelThatComesWithTheProgram() {
    ModelService service = service();
    ModelSlot reconstruct = service.slot(ModelTask.RECONSTRUCT);
    ModelSlot classify = service.slot(ModelTask.CLASSIFY);
    reconstruct.demand();
    assertThat(reconstruct.model()).as("nothing heavy before the start").isEmpty();
    service.start();
    assertThat(model(reconstruct).canReconstruct()).isTrue();
    assertThat(classify.model()).as("nobody asked for it").isEmpty();
    classify.demand();
    assertThat(model(classify).canClassify()).isTrue();
    assertThat(banners.shown()).isEmpty();
    model(reconstruct).close();
    model(classify).close();
  }

  @Test
  void theModelOfATaskIsKnownBeforeItIsLoaded() {
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.CLASSIFY);
    assertThat(slot.nameProperty().getValue()).isEmpty();
    service.start();
    assertThat(slot.nameProperty().getValue()).contains(service.builtIn(ModelTask.CLASSIFY));

    settings.orElseThrow().set(Setting.of("model.CLASSIFY", String.class, ""), "mine");

    assertThat(slot.nameProperty().getValue()).contains("mine");
    assertThat(slot.model()).as("nobody asked for it").isEmpty();
  }

  @Test
  void aStoreThatCannotBeReadIsToldAndLeavesTheModelsThatComeWithTheProgram() throws IOException {
    Path models = Files.writeString(folder.resolve("models"), "a file in the folder's place");
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.RECONSTRUCT);
    slot.demand();
    service.start();
    assertThat(model(slot).canReconstruct()).isTrue();
    assertThat(banners.shown()).hasSize(1);
    assertThat(banners.shown().getFirst().sentence().getValue()).contains(models.toString());
    model(slot).close();
  }

  @Test
  void aModelThatCannotDoTheTaskLeavesTheOneInUse() {
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.RECONSTRUCT);
    slot.demand();
    service.start();
    LoadedModel used = model(slot);
    String classifier = service.builtIn(ModelTask.CLASSIFY);
    slot.choose(classifier);
    assertThat(model(slot)).isSameAs(used);
    assertThat(banners.shown()).hasSize(1);
    assertThat(banners.shown().getFirst().sentence().getValue()).contains(classifier);
    assertThat(banners.shown().getFirst().buttons()).hasSize(1);
    used.close();
  }

  @Test
  void aRememberedFileThatIsGoneIsToldAndReplaced() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"), "{\"model.RECONSTRUCT\": \"/gone/model.safetensors\"}");
    settings = Optional.of(new Settings(folder));
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.RECONSTRUCT);
    slot.demand();
    service.start();
    assertThat(model(slot).canReconstruct()).isTrue();
    assertThat(banners.shown().getFirst().sentence().getValue())
        .contains("/gone/model.safetensors");
    model(slot).close();
  }

  @Test
  void aRememberedFileThatIsAwayIsRememberedUntilAnotherModelIsChosen() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"), "{\"model.RECONSTRUCT\": \"/away/model.safetensors\"}");
    Settings kept = new Settings(folder);
    settings = Optional.of(kept);
    Setting<String> remembered = Setting.of("model.RECONSTRUCT", String.class, "");
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.RECONSTRUCT);
    slot.demand();
    service.start();
    slot.reload();
    assertThat(model(slot).canReconstruct()).isTrue();
    assertThat(kept.get(remembered)).isEqualTo("/away/model.safetensors");

    slot.choose(service.builtIn(ModelTask.RECONSTRUCT));

    assertThat(kept.get(remembered)).isEqualTo(service.builtIn(ModelTask.RECONSTRUCT));
    model(slot).close();
  }

  @Test
  void aModelThatIsRemovedIsForgotten() {
    Settings kept = new Settings(folder);
    settings = Optional.of(kept);
    Setting<String> remembered = Setting.of("model.FEATURES", String.class, "");
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.FEATURES);
    service.start();
    String removed = service.builtIn(ModelTask.CLASSIFY);
    slot.choose(removed);
    assertThat(kept.get(remembered)).isEqualTo(removed);

    service.forget("another");
    assertThat(slot.model().orElseThrow().nameOrFile()).isEqualTo(removed);
    service.forget(removed);

    assertThat(kept.get(remembered)).isEmpty();
    assertThat(slot.model().orElseThrow().nameOrFile())
        .isEqualTo(service.builtIn(ModelTask.FEATURES));
    model(slot).close();
  }

  @Test
  void anotherModelTakesThePlaceOfTheOldOneWhichIsClosed() {
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.FEATURES);
    service.start();
    slot.choose(service.builtIn(ModelTask.RECONSTRUCT));
    LoadedModel old = model(slot);
    slot.choose(service.builtIn(ModelTask.CLASSIFY));
    assertThat(model(slot)).isNotSameAs(old);
    assertThat(model(slot).canClassify()).isTrue();
    model(slot).close();
  }

  @Test
  void theNumberFormatIsTheWantedOneWhereItIsFaster() {
    ModelService service = service();
    ModelSlot slot = service.slot(ModelTask.RECONSTRUCT);
    slot.demand();
    service.choosePrecision(Precision.BFLOAT16);
    service.start();
    int choice = slot.model().orElseThrow().choice();
    service.kernels().find();
    Optional<KernelSummary.Narrow> offer =
        service.kernels().summaryProperty().get().flatMap(KernelSummary::bfloat16);
    assertThat(model(slot).precision())
        .isEqualTo(offer.isPresent() ? Precision.BFLOAT16 : Precision.FLOAT32);
    service.choosePrecision(Precision.FLOAT32);
    assertThat(model(slot).precision()).isEqualTo(Precision.FLOAT32);
    assertThat(slot.model().orElseThrow().choice()).as("loaded again").isEqualTo(choice);
    slot.choose(service.builtIn(ModelTask.RECONSTRUCT));
    assertThat(slot.model().orElseThrow().choice()).as("chosen").isNotEqualTo(choice);
    assertThat(banners.shown()).isEmpty();
    model(slot).close();
  }

  @Test
  void theDeviceWantedIsTakenWhereItCanBeUsed() {
    Device cuda = new Device(Device.Kind.CUDA, 0);
    EngineReport with = report(Optional.empty());
    EngineReport without =
        report(
            Optional.of(
                catchThrowableOfType(
                    EngineException.class,
                    () -> TorchEngine.newManager(new Device(Device.Kind.CUDA, 9)).close())));
    assertThat(ModelService.pick(with, ModelService.AUTOMATIC)).isEqualTo(cuda);
    assertThat(ModelService.pick(with, "cpu")).isEqualTo(Device.CPU);
    assertThat(ModelService.pick(with, "cuda:0")).isEqualTo(cuda);
    assertThat(ModelService.pick(without, "cuda:0")).isEqualTo(Device.CPU);
    assertThat(ModelService.pick(without, ModelService.AUTOMATIC)).isEqualTo(Device.CPU);
  }

  private static EngineReport report(Optional<EngineException> reason) {
    return new EngineReport(
        "PyTorch",
        "2",
        2,
        List.of(
            new EngineReport.DeviceReport(Device.CPU, Optional.empty()),
            new EngineReport.DeviceReport(new Device(Device.Kind.CUDA, 0), reason)));
  }
}
