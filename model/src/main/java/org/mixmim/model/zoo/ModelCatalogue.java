package org.mixmim.model.zoo;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Every model that has a card: those that come with the program, those that OpenMMLab published,
 * and what the user's own {@code catalogue.json} adds or changes. An entry of the user's that names
 * a known model replaces what it says and keeps the rest, so a mirror needs no more than
 *
 * <pre>{@code
 * {"models": [{"name": "mixmim-base_3rdparty_in1k", "url": "https://mirror.example/base.pth"}]}
 * }</pre>
 *
 * <p>A new model gives {@code url} and {@code sha256}, or {@code file}.
 */
public final class ModelCatalogue {
  /** The user's catalogue in the data folder. */
  public static final String USER_FILE = "catalogue.json";

  private final List<ModelCard> cards;
  private final List<StoreException> problems;

  private ModelCatalogue(List<ModelCard> cards, List<StoreException> problems) {
    this.cards = List.copyOf(cards);
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads the catalogue.
   *
   * @param dataFolder the folder that may hold {@value #USER_FILE}
   * @return what could be read; the rest is in {@link #problems()}
   */
  public static ModelCatalogue read(Path dataFolder) {
    List<StoreException> problems = new ArrayList<>();
    SequencedMap<String, CatalogueEntry> entries = new LinkedHashMap<>();
    BuiltInModels.catalogue().ifPresent(url -> add(ownEntries(url), entries));
    add(ownEntries(published()), entries);
    CatalogueReader.Contents user = userEntries(dataFolder.resolve(USER_FILE));
    problems.addAll(user.problems());
    SequencedMap<String, CatalogueEntry> own = new LinkedHashMap<>(entries);
    add(user.entries(), entries);

    List<ModelCard> cards = new ArrayList<>();
    for (CatalogueEntry entry : entries.values()) {
      try {
        cards.add(CardReader.read(entry, dataFolder));
      } catch (StoreException e) {
        problems.add(e);
        Optional.ofNullable(own.get(entry.name()))
            .ifPresent(known -> cards.add(CardReader.read(known, dataFolder)));
      }
    }
    return new ModelCatalogue(cards, problems);
  }

  private static void add(List<CatalogueEntry> more, SequencedMap<String, CatalogueEntry> entries) {
    for (CatalogueEntry entry : more) {
      entries.merge(entry.name(), entry, (base, override) -> override.over(base));
    }
  }

  private static URL published() {
    return Objects.requireNonNull(ModelCatalogue.class.getResource("published.json"));
  }

  private static List<CatalogueEntry> ownEntries(URL resource) {
    CatalogueReader.Contents contents =
        CatalogueReader.read(resource.toString(), Assets.text(resource));
    if (!contents.problems().isEmpty()) {
      throw contents.problems().getFirst();
    }
    return contents.entries();
  }

  private static CatalogueReader.Contents userEntries(Path file) {
    try {
      return CatalogueReader.read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      return new CatalogueReader.Contents(List.of(), List.of());
    } catch (IOException e) {
      return new CatalogueReader.Contents(
          List.of(), List.of(new StoreException(e, "entry.unreadable", file)));
    }
  }

  /**
   * Every card.
   *
   * @return built-in models first, then published ones, then the user's own
   */
  public List<ModelCard> cards() {
    return cards;
  }

  /**
   * The card of a model.
   *
   * @param name its name or another name it is known by
   * @return the card, if there is one
   */
  public Optional<ModelCard> card(String name) {
    return cards.stream().filter(card -> card.isCalled(name)).findFirst();
  }

  /**
   * What is wrong with the user's catalogue; each sentence names the file and the line.
   *
   * @return empty if all of it could be read
   */
  public List<StoreException> problems() {
    return problems;
  }
}
