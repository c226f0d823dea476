package org.mixmim.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.checkpoint.SafetensorsWriter;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.checkpoint.StoredTensor;
import org.mixmim.model.file.Sha256;
import org.mixmim.model.zoo.DownloadProgress;
import org.mixmim.model.zoo.DownloadSettings;
import org.mixmim.model.zoo.Downloader;
import org.mixmim.model.zoo.ModelCatalogue;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelRemarks;
import org.mixmim.model.zoo.ModelSource;
import org.mixmim.model.zoo.ModelStore;
import org.mixmim.model.zoo.ModelTask;

class ModelsViewModelTest {
  private static final String CLASSIFIER = "mixmim-tiny-everyday";

  @TempDir private Path folder;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private final FixedChoice choice = new FixedChoice();
  private final Texts texts = new Messages(Language.ENGLISH).of(ModelsView.class);
  private Optional<HttpServer> server = Optional.empty();
  private final ModelsViewModel model = model();

  @AfterEach
  void close() {
    server.ifPresent(running -> running.stop(0));
  }

  private ModelLibrary library() {
    Path home = folder.resolve("home");
    return new ModelLibrary(ModelCatalogue.read(home), new ModelStore(home));
  }

  private Downloads downloads() {
    return new Downloads(
        () ->
            new Downloader(
                library().store(),
                new DownloadSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    1,
                    Duration.ofMillis(1),
                    ProxySelector.of(null))),
        Runnable::run,
        Tasks.sameThread());
  }

  private ModelsViewModel model() {
    return new ModelsViewModel(
        Tasks.sameThread(),
        texts,
        new ModelFiles(this::library),
        downloads(),
        choice,
        new ModelsViewModel.News() {
          @Override
          public void problem(Problem problem) {
            problems.add(problem);
          }

          @Override
          public void good(ObservableValue<String> sentence) {
            news.add(sentence.getValue());
          }
        });
  }

  @Test
  void listsWhatComesWithTheProgramAndWhatIsPublished() {
    model.refresh();

    assertThat(names(ModelEntry.Shelf.BUILT_IN)).contains("mixmim-tiny", CLASSIFIER);
    assertThat(names(ModelEntry.Shelf.PUBLISHED)).contains("mixmim-base_3rdparty_in1k");
    assertThat(names(ModelEntry.Shelf.HERE)).isEmpty();
    assertThat(model.chosenEntry()).isPresent();
    assertThat(facts()).containsKeys("fact.parameters", "fact.macs", "fact.sha256");
    assertThat(problems).isEmpty();
  }

  @Test
  void aPublishedModelShowsWhatItsAuthorsSay() {
    model.refresh();
    model.chosenProperty().set(Optional.of("mixmim-base_3rdparty_in1k"));

    assertThat(facts())
        .containsEntry("fact.parameters", "88,344,352")
        .containsEntry("fact.macs", "16.35 G")
        .containsEntry("fact.accuracy", "top-1 84.6 %, top-5 97.0 %")
        .doesNotContainKey("fact.normalised");
    assertThat(model.auditProperty().get()).isEmpty();
  }

  @Test
  void theTensorsOfAModelHereAreListedAndCountedOnDemand() {
    model.refresh();
    model.chosenProperty().set(Optional.of(CLASSIFIER));
    var tensor =
        model.auditProperty().get().orElseThrow().tensors().stream()
            .filter(entry -> entry.name().equals("head.weight"))
            .findFirst()
            .orElseThrow();

    model.count(tensor.name());

    ModelsViewModel.Spread spread = model.spreadProperty().get().orElseThrow();
    assertThat(spread.tensor()).isEqualTo("head.weight");
    assertThat(spread.statistics().histogram().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(tensor.shape().stream().reduce(1L, Math::multiplyExact));
    model.chosenProperty().set(Optional.of("mixmim-tiny"));
    assertThat(model.spreadProperty().get()).isEmpty();
  }

  @Test
  void aFileIsLookedOverThenImportedVerifiedAndRemoved() throws IOException {
    Path file = folder.resolve("mine.safetensors");
    Files.write(file, bytes(CLASSIFIER));
    model.refresh();

    model.proposeImport(file, ModelRemarks.NONE, Optional.empty());
    ImportProposal proposal = proposal();
    assertThat(proposal.acceptable()).isTrue();
    assertThat(library().store().list()).isEmpty();

    model.add(proposal);
    assertThat(names(ModelEntry.Shelf.HERE)).containsExactly("mine");
    assertThat(model.chosenProperty().get()).contains("mine");
    assertThat(choice.changes()).isEqualTo(1);

    ModelEntry mine = model.chosenEntry().orElseThrow();
    model.verify(mine);
    assertThat(news).anyMatch(sentence -> sentence.contains("unharmed"));
    damage(mine.stored().orElseThrow().file());
    model.verify(mine);
    assertThat(problems).hasSize(1);

    model.askForRemoval(mine);
    assertThat(model.questionProperty().get()).isInstanceOf(ModelsViewModel.Question.Removal.class);
    model.remove(mine);
    assertThat(names(ModelEntry.Shelf.HERE)).isEmpty();
    assertThat(library().store().list()).isEmpty();
  }

  @Test
  void whatAFileDoesNotSayIsAskedKeptAndChangedLater() throws IOException {
    Path file = folder.resolve("silent.safetensors");
    try (Checkpoint whole = library().open("mixmim-tiny")) {
      Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
      metadata.remove("norm_pix");
      SafetensorsWriter.write(file, whole.tensors(), metadata, ScalarType.FLOAT16);
    }
    model.refresh();

    model.proposeImport(file, ModelRemarks.NONE, Optional.empty());
    assertThat(proposal().acceptable()).isTrue();
    assertThat(proposal().asksForNormalisation()).isTrue();
    model.add(proposal().normalised(true));

    ModelEntry silent = model.chosenEntry().orElseThrow();
    assertThat(silent.card().normalisedPixels()).contains(true);
    choice.use(ModelTask.RECONSTRUCT, "mixmim-tiny");
    model.note(silent, false);
    assertThat(model.chosenEntry().orElseThrow().card().normalisedPixels()).contains(false);
    assertThat(choice.used(ModelTask.RECONSTRUCT).getValue()).contains("mixmim-tiny");
    assertThat(problems).isEmpty();
  }

  @Test
  void aFileThatSaysItIsNotAsked() throws IOException {
    Path file = Files.write(folder.resolve("mine.safetensors"), bytes("mixmim-tiny"));
    model.proposeImport(file, ModelRemarks.NONE, Optional.empty());
    assertThat(proposal().asksForNormalisation()).isFalse();
  }

  @Test
  void aFileThatLacksTensorsIsRefusedAndTheyAreListed() throws IOException {
    Path file = folder.resolve("holes.safetensors");
    try (Checkpoint whole = library().open(CLASSIFIER)) {
      SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>(whole.tensors());
      tensors.remove("norm.weight");
      SafetensorsWriter.write(file, tensors, whole.metadata(), ScalarType.FLOAT32);
    }

    model.proposeImport(file, ModelRemarks.NONE, Optional.empty());

    assertThat(proposal().acceptable()).isFalse();
    assertThat(proposal().audit().missing()).anyMatch(name -> name.contains("norm.weight"));
    assertThat(problems).isEmpty();
    model.decline();
    assertThat(model.questionProperty().get()).isInstanceOf(ModelsViewModel.Question.None.class);
  }

  @Test
  void aFileThatIsNoModelAtAllIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("text.pth"), "not a model");

    model.proposeImport(file, ModelRemarks.NONE, Optional.empty());

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().sentence(Locale.ENGLISH)).contains("text.pth");
    assertThat(model.questionProperty().get()).isInstanceOf(ModelsViewModel.Question.None.class);
  }

  @Test
  void aModelIsWrittenInTheFormatAskedFor() {
    model.refresh();
    model.chosenProperty().set(Optional.of(CLASSIFIER));
    Path target = folder.resolve("out.safetensors");

    model.export(model.chosenEntry().orElseThrow(), target, ScalarType.FLOAT32);

    assertThat(problems).isEmpty();
    try (Checkpoint written = Checkpoints.open(target);
        Checkpoint original = library().open(CLASSIFIER)) {
      assertThat(written.tensors().values())
          .allMatch(tensor -> tensor.type() == ScalarType.FLOAT32);
      assertThat(numbers(written, "head.weight")).isEqualTo(numbers(original, "head.weight"));
    }
  }

  @Test
  void aDownloadStartsOnlyAfterConsentAndEndsInTheStore() throws IOException {
    byte[] bytes = bytes(CLASSIFIER);
    publish(bytes);
    model.refresh();
    model.chosenProperty().set(Optional.of("mirrored"));
    ModelEntry entry = model.chosenEntry().orElseThrow();
    assertThat(entry.canBeDownloaded()).isTrue();

    model.askForDownload(entry);
    assertThat(library().store().list()).isEmpty();
    ModelsViewModel.Question.Consent consent =
        (ModelsViewModel.Question.Consent) model.questionProperty().get();
    assertThat(consent.plan().bytes()).hasValue(bytes.length);

    model.download(consent.plan());
    assertThat(problems).isEmpty();
    assertThat(model.chosenEntry().orElseThrow().available()).isTrue();
    assertThat(model.auditProperty().get()).isPresent();
    assertThat(model.downloads().active()).isEmpty();
    assertThat(library().store().list()).hasSize(1);
  }

  @Test
  void aCancelledDownloadLeavesNothingAndIsNoProblem() throws IOException {
    publish(bytes(CLASSIFIER));
    model.refresh();
    model.chosenProperty().set(Optional.of("mirrored"));
    model.askForDownload(model.chosenEntry().orElseThrow());
    List<DownloadProgress> told = new ArrayList<>();
    model
        .downloads()
        .active()
        .addListener(
            (MapChangeListener<String, ActiveDownload>)
                change -> {
                  if (change.wasAdded()) {
                    ActiveDownload active = change.getValueAdded();
                    active
                        .progressProperty()
                        .subscribe(
                            now -> {
                              now.ifPresent(told::add);
                              if (now.isPresent()) {
                                active.cancel();
                              }
                            });
                  }
                });

    model.download(((ModelsViewModel.Question.Consent) model.questionProperty().get()).plan());

    assertThat(told).isNotEmpty();
    assertThat(problems).isEmpty();
    assertThat(model.downloads().active()).isEmpty();
    assertThat(library().store().list()).isEmpty();
  }

  @Test
  void aServerThatLostTheFileIsTold() throws IOException {
    publish(bytes(CLASSIFIER));
    server.ifPresent(running -> running.removeContext("/model.safetensors"));
    model.refresh();
    model.chosenProperty().set(Optional.of("mirrored"));

    model.askForDownload(model.chosenEntry().orElseThrow());

    assertThat(problems).hasSize(1);
    assertThat(model.questionProperty().get()).isInstanceOf(ModelsViewModel.Question.None.class);
  }

  private void publish(byte[] bytes) throws IOException {
    HttpServer made =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server = Optional.of(made);
    made.createContext(
        "/model.safetensors",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
          }
          exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
          if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(bytes);
            }
          }
          exchange.close();
        });
    made.start();
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve(ModelCatalogue.USER_FILE),
        """
        {"models": [{"name": "mirrored", "url": "http://localhost:%d/model.safetensors",
          "sha256": "%s"}]}
        """
            .formatted(made.getAddress().getPort(), Sha256.of(bytes)));
  }

  private byte[] bytes(String name) throws IOException {
    ModelSource source = library().card(name).orElseThrow().source();
    try (InputStream in = ((ModelSource.BuiltIn) source).resource().openStream()) {
      return in.readAllBytes();
    }
  }

  private static float[] numbers(Checkpoint checkpoint, String tensor) {
    return Objects.requireNonNull(checkpoint.tensors().get(tensor)).toFloats();
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private ImportProposal proposal() {
    return ((ModelsViewModel.Question.Import) model.questionProperty().get()).proposal();
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    ModelFacts.of(model.chosenEntry().orElseThrow(), model.auditProperty().get(), texts)
        .forEach(fact -> facts.put(fact.key(), fact.value()));
    return facts;
  }

  private List<String> names(ModelEntry.Shelf shelf) {
    return model.entries().stream()
        .filter(entry -> entry.shelf() == shelf)
        .map(ModelEntry::name)
        .toList();
  }
}
