package org.mixmim.model.zoo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.checkpoint.ParameterNames;
import org.mixmim.model.checkpoint.ParameterSet;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.MixMimConfig;

/** Models by name or file, wherever they are kept. */
public final class ModelLibrary {
  private final ModelCatalogue catalogue;
  private final ModelStore store;

  /**
   * Joins a catalogue and a store.
   *
   * @param catalogue the cards
   * @param store the files
   */
  public ModelLibrary(ModelCatalogue catalogue, ModelStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /**
   * The library in this user's data folder.
   *
   * @return a library that reads the catalogue now and the store whenever asked
   */
  public static ModelLibrary standard() {
    Path folder = DataFolder.standard();
    return new ModelLibrary(ModelCatalogue.read(folder), new ModelStore(folder));
  }

  /**
   * The catalogue.
   *
   * @return the cards of known models and what is wrong with the user's file
   */
  public ModelCatalogue catalogue() {
    return catalogue;
  }

  /**
   * The store.
   *
   * @return the downloaded and imported files
   */
  public ModelStore store() {
    return store;
  }

  /**
   * Opens a model.
   *
   * @param nameOrFile the path of a model file, or the name of a model that is built in or stored
   * @return the checkpoint, which the caller closes; it is called by the model's name, or by the
   *     file's where a path was given
   * @throws StoreException if there is no such file or model, or the model is not downloaded yet
   * @throws org.mixmim.model.checkpoint.CheckpointException if the file is no model
   */
  public Checkpoint open(String nameOrFile) {
    if (nameOrFile.isEmpty()) {
      throw new StoreException("store.no-name");
    }
    Optional<Path> path = path(nameOrFile);
    if (path.isPresent() && Files.isRegularFile(path.get())) {
      return Checkpoints.open(path.get());
    }
    Optional<ModelCard> card = card(nameOrFile);
    if (card.isPresent()) {
      return open(card.get());
    }
    if (path.isPresent() && Files.isDirectory(path.get())) {
      throw new StoreException("store.is-folder", nameOrFile);
    }
    if (looksLikeFile(nameOrFile)) {
      throw new StoreException("store.no-file", nameOrFile);
    }
    List<String> names = cards().stream().map(ModelCard::name).toList();
    List<String> near = ModelNames.near(nameOrFile, names);
    throw near.isEmpty()
        ? new StoreException("store.unknown", nameOrFile, String.join(", ", names))
        : new StoreException("store.unknown-near", nameOrFile, String.join(", ", near));
  }

  private Checkpoint open(ModelCard card) {
    return switch (card.source()) {
      case ModelSource.BuiltIn(var resource, var bytes) -> Checkpoints.open(resource, card.name());
      case ModelSource.LocalFile(var file) -> {
        if (!Files.isRegularFile(file)) {
          throw new StoreException("store.no-file", file);
        }
        yield Checkpoints.open(file, card.name());
      }
      case ModelSource.Web web ->
          Checkpoints.open(
              store
                  .find(card.name())
                  .orElseThrow(
                      () ->
                          new StoreException(
                              "store.not-downloaded", card.name(), host(web.address())))
                  .file(),
              card.name());
    };
  }

  /**
   * The stored model with these bytes, by what was noted when it was added.
   *
   * @param sha256 in lower-case hex
   * @return its name, if the store has it
   */
  public Optional<String> nameOf(String sha256) {
    return store.list().stream()
        .filter(model -> model.sha256().equals(sha256))
        .map(StoredModel::name)
        .findFirst();
  }

  private static String host(URI address) {
    String host = address.getHost();
    return host == null ? address.toString() : host;
  }

  /**
   * Every model that has a name: the catalogue's, then those the user imported.
   *
   * @return the cards
   */
  public List<ModelCard> cards() {
    List<ModelCard> cards = new ArrayList<>(catalogue.cards());
    for (StoredModel model : store.list()) {
      if (catalogue.card(model.name()).isEmpty()) {
        cards.add(imported(model));
      }
    }
    return List.copyOf(cards);
  }

  /**
   * The card of a model.
   *
   * @param name its name or another name it is known by
   * @return the card, if the catalogue or the store has one
   */
  public Optional<ModelCard> card(String name) {
    return catalogue.card(name).or(() -> store.find(name).map(ModelLibrary::imported));
  }

  /**
   * Whether a model can be opened now.
   *
   * @param card the model
   * @return false if it must be downloaded first, or its file is gone
   */
  public boolean isAvailable(ModelCard card) {
    return switch (card.source()) {
      case ModelSource.BuiltIn builtIn -> true;
      case ModelSource.LocalFile(var file) -> Files.isRegularFile(file);
      case ModelSource.Web web -> store.find(card.name()).isPresent();
    };
  }

  /**
   * Copies a model file into the store, if it is a MixMIM model. The very file that a card names is
   * kept as that card's; any other is named after itself.
   *
   * @param file the file
   * @param remarks what is said of it where the file does not tell; of normalised pixels it counts
   *     before the file, as it does when a model is opened
   * @return the model in the store
   * @throws StoreException if the store cannot be written
   * @throws org.mixmim.model.checkpoint.CheckpointException if the file is no MixMIM model
   * @throws org.mixmim.model.config.ConfigException if the number of decoder heads must be given
   */
  public StoredModel add(Path file, ModelRemarks remarks) {
    if (file.toString().isEmpty()) {
      throw new StoreException("store.no-name");
    }
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      ParameterSet parameters =
          ParameterNames.resolve(
              checkpoint, ConfigHints.NONE.withDecoderHeads(remarks.decoderHeads()));
      String stem = ModelNames.stem(String.valueOf(file.getFileName()));
      return store.add(
          file,
          hash -> published(hash).orElseGet(() -> ownName(stem)),
          Optional.of(parameters.config()),
          remarks.normalisedPixels().or(parameters::normalisedPixels));
    }
  }

  /**
   * What is said of a model beyond its file.
   *
   * @param nameOrFile as for {@link #open(String)}
   * @return nothing for the path of a file, or a model nobody knows
   */
  public ModelRemarks remarks(String nameOrFile) {
    if (path(nameOrFile).filter(Files::isRegularFile).isPresent()) {
      return ModelRemarks.NONE;
    }
    return card(nameOrFile)
        .map(
            card -> {
              Optional<StoredModel> stored = store.find(card.name());
              return new ModelRemarks(
                  stored
                      .flatMap(StoredModel::config)
                      .or(card::config)
                      .flatMap(MixMimConfig::decoder)
                      .map(decoder -> OptionalInt.of(decoder.heads()))
                      .orElseGet(OptionalInt::empty),
                  stored.flatMap(StoredModel::normalisedPixels).or(card::normalisedPixels));
            })
        .orElse(ModelRemarks.NONE);
  }

  /** The published model that a file with this hash is, however it got here. */
  private Optional<String> published(String hash) {
    return catalogue.cards().stream()
        .filter(
            card -> card.source() instanceof ModelSource.Web web && hash.startsWith(web.sha256()))
        .map(ModelCard::name)
        .findFirst();
  }

  /** A name that no card has: the card would hide the file, or the file pass for the card's. */
  private String ownName(String stem) {
    return catalogue.card(ModelNames.from(stem)).isPresent() ? stem + "-imported" : stem;
  }

  private static ModelCard imported(StoredModel model) {
    LocalisedText title = new LocalisedText(model.name(), model.name());
    LocalisedText origin = new LocalisedText(model.origin(), model.origin());
    return new ModelCard(
        model.name(),
        List.of(),
        title,
        origin,
        model.config(),
        ModelCard.Published.NOTHING,
        model.normalisedPixels(),
        "",
        new ModelSource.LocalFile(model.file()));
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean looksLikeFile(String text) {
    return text.contains("/") || text.contains("\\") || !ModelNames.stem(text).equals(text);
  }
}
