package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.CheckpointException;
import org.mixmim.model.config.Variant;
import org.mixmim.model.file.Sha256;

final class ModelStoreTest {
  @TempDir private Path folder;
  private Path home;
  private ModelStore store;
  private ModelLibrary library;

  @BeforeEach
  void start() {
    home = folder.resolve("home");
    store = new ModelStore(home);
    library = new ModelLibrary(ModelCatalogue.read(home), store);
  }

  private StoredModel add(ModelStore into, String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".pth"), content);
    return into.add(file, hash -> name, Optional.empty(), Optional.of(true));
  }

  private Path builtIn(String as) throws IOException {
    URL resource = Assets.get("models/mixmim-tiny.safetensors");
    Path file = folder.resolve(as);
    try (InputStream in = resource.openStream()) {
      Files.copy(in, file);
    }
    return file;
  }

  private static String key(Throwable thrown) {
    return ((StoreException) thrown).key();
  }

  @Test
  void anEmptyStoreMakesNoFolder() {
    assertThat(store.list()).isEmpty();
    assertThat(home).doesNotExist();
  }

  @Test
  void keepsACopyWithItsHash() throws IOException {
    StoredModel model = add(store, "one", "some bytes");
    assertThat(model.name()).isEqualTo("one");
    assertThat(model.file()).hasContent("some bytes").startsWith(home);
    assertThat(model.sha256())
        .isEqualTo("0d22cdcc10e6d049dbe1af5123d50873fdfc1a4f58306e58cb6241be9472014d");
    assertThat(model.normalisedPixels()).contains(true);
    assertThat(new ModelStore(home).list()).containsExactly(model);
    assertThat(store.verify("one")).isEqualTo(model);
  }

  @Test
  void theSameBytesAreKeptOnceAndOthersGetANumber() throws IOException {
    StoredModel first = add(store, "one", "some bytes");
    assertThat(add(store, "two", "some bytes")).isEqualTo(first);
    assertThat(add(store, "one", "other bytes").name()).isEqualTo("one-2");
    assertThat(store.list()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "MODEL.JSON"})
  void aFileNamedLikeTheNoteBesideItIsKeptUnderAnotherName(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "some bytes");
    StoredModel model = store.add(file, hash -> "one", Optional.empty(), Optional.empty());
    assertThat(model.file()).hasContent("some bytes");
    assertThat(store.list()).containsExactly(model);
    assertThat(store.verify("one")).isEqualTo(model);
  }

  @Test
  void aNoteThatNamesItselfIsNoModel() throws IOException {
    StoredModel model = add(store, "one", "some bytes");
    Path note = model.file().resolveSibling("model.json");
    Files.writeString(note, Files.readString(note).replace("one.pth", "model.json"));
    assertThat(store.list()).isEmpty();
    assertThat(store.broken()).containsExactly("one");
  }

  @Test
  void aChangedFileIsFoundOut() throws IOException {
    StoredModel model = add(store, "one", "some bytes");
    Files.writeString(model.file(), "some bytez");
    assertThatThrownBy(() -> store.verify("one"))
        .satisfies(e -> assertThat(key(e)).isEqualTo("store.damaged"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"some", "some bytez"})
  void importingAgainRepairsADamagedFile(String damaged) throws IOException {
    StoredModel model = add(store, "one", "some bytes");
    Files.writeString(model.file(), damaged);
    assertThat(add(store, "one", "some bytes")).isEqualTo(model);
    assertThat(store.verify("one").file()).hasContent("some bytes");
    assertThat(store.list()).containsExactly(model);
  }

  @Test
  void anImportThatFailsLeavesNothingBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("one.pth"), "some bytes");
    assertThatThrownBy(
            () ->
                store.add(
                    file,
                    hash -> {
                      throw new IllegalArgumentException(hash);
                    },
                    Optional.empty(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(home.resolve("incoming")).isEmptyDirectory();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void anInterruptedImportIsCancelledAndLeavesNothingBehind() throws Exception {
    Path file = Files.write(folder.resolve("one.pth"), new byte[3 << 20]);
    FutureTask<StoredModel> adding =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              return store.add(file, hash -> "one", Optional.empty(), Optional.empty());
            });
    Thread.ofPlatform().start(adding);
    assertThatThrownBy(adding::get).hasCauseInstanceOf(CancellationException.class);
    assertThat(home.resolve("incoming")).isEmptyDirectory();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void removes() throws IOException {
    add(store, "one", "some bytes");
    store.remove("one");
    assertThat(store.list()).isEmpty();
    assertThatThrownBy(() -> store.remove("one"))
        .satisfies(e -> assertThat(key(e)).isEqualTo("store.not-stored"));
    assertThatThrownBy(() -> store.remove("../home"))
        .satisfies(e -> assertThat(key(e)).isEqualTo("store.not-stored"));
    assertThat(home).exists();
  }

  @Test
  void whatIsNoModelOfOursIsPassedOver() throws IOException {
    add(store, "one", "some bytes");
    Files.createDirectories(home.resolve("models").resolve("empty"));
    Path odd = Files.createDirectories(home.resolve("models").resolve("odd"));
    Files.writeString(odd.resolve("model.json"), "{\"file\": \"../one/one.pth\"}");
    Path broken = Files.createDirectories(home.resolve("models").resolve("broken"));
    Files.writeString(broken.resolve("model.json"), "{");
    assertThat(store.list()).extracting(StoredModel::name).containsExactly("one");
    assertThat(store.broken()).containsExactly("broken", "empty", "odd");
  }

  @Test
  void twoStoresAtOnceLoseNothing() throws Exception {
    List<Future<StoredModel>> added = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 12; i++) {
        String name = "model" + i;
        ModelStore each = new ModelStore(home);
        added.add(threads.submit(() -> add(each, name, "bytes of " + name)));
      }
    }
    List<StoredModel> all = new ArrayList<>();
    for (Future<StoredModel> each : added) {
      all.add(each.get());
    }
    assertThat(store.list()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(all).allSatisfy(model -> assertThat(store.verify(model.name())).isEqualTo(model));
  }

  @Test
  void importsAModelWithItsNetwork() throws IOException {
    Path file = builtIn("my model (1).safetensors");
    StoredModel model = library.add(file, ModelRemarks.NONE);
    assertThat(model.name()).isEqualTo("my-model-1-");
    ModelCard card = library.card(model.name()).orElseThrow();
    assertThat(card.config()).contains(Variant.TINY.pretraining());
    assertThat(library.cards()).contains(card);
    assertThat(library.isAvailable(card)).isTrue();
    try (Checkpoint checkpoint = library.open(model.name())) {
      assertThat(checkpoint.sha256()).isEqualTo(model.sha256());
    }
  }

  @Test
  void anImportDoesNotPassForAnotherModelUnlessItIsThatVeryFile() throws IOException {
    Path file = builtIn("mixmim-tiny.safetensors");
    assertThat(library.add(file, ModelRemarks.NONE).name()).isEqualTo("mixmim-tiny-imported");
    store.remove("mixmim-tiny-imported");

    String hash = Sha256.of(file, done -> {});
    Files.writeString(
        home.resolve(ModelCatalogue.USER_FILE),
        """
        {"models": [{"name": "published", "url": "https://e.org/m.pth", "sha256": "%s"}]}
        """
            .formatted(hash.substring(0, 8)));
    ModelLibrary other = new ModelLibrary(ModelCatalogue.read(home), store);
    assertThat(other.isAvailable(other.card("published").orElseThrow())).isFalse();
    assertThat(other.add(file, ModelRemarks.NONE).name()).isEqualTo("published");
    assertThat(other.isAvailable(other.card("published").orElseThrow())).isTrue();
  }

  @Test
  void refusesToImportWhatIsNoModel() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.pth"), "not a model");
    assertThatThrownBy(() -> library.add(file, ModelRemarks.NONE))
        .isInstanceOf(CheckpointException.class);
    assertThat(store.list()).isEmpty();
  }

  @Test
  void opensByPathAndSaysWhatIsMissing() throws IOException {
    Path file = builtIn("somewhere.safetensors");
    try (Checkpoint checkpoint = library.open(file.toString())) {
      assertThat(checkpoint.name()).isEqualTo("somewhere.safetensors");
    }
    Map<String, String> keys =
        Map.of(
            "mixmim-base_3rdparty_in1k", "store.not-downloaded",
            "mixmim-tinny", "store.unknown-near",
            "resnet50", "store.unknown",
            "gone/model.pth", "store.no-file");
    keys.forEach(
        (name, key) ->
            assertThatThrownBy(() -> library.open(name))
                .as(name)
                .satisfies(e -> assertThat(key(e)).isEqualTo(key))
                .hasMessageContaining(name));
    assertThatThrownBy(() -> library.open("mixmim-base_3rdparty_in1k"))
        .isInstanceOfSatisfying(
            StoreException.class,
            e ->
                assertThat(e.remedy(Locale.ENGLISH))
                    .contains("mixmim models download mixmim-base_3rdparty_in1k"));
  }
}
