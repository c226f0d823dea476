package org.mixmim.model.zoo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Variant;
import org.mixmim.model.zoo.CatalogueEntry.Member;

/** Makes a card of a catalogue's entry. */
final class CardReader {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

  /** OpenMMLab ends a file's name with the first eight digits of its hash. */
  private static final Pattern HASH_IN_NAME = Pattern.compile(".*-([0-9a-f]{8})\\.pth");

  private static final long IMAGENET_CLASSES = 1000;
  private static final long MOST_CLASSES = 1_000_000;
  private static final long LARGEST_FILE = 1L << 40;

  private final CatalogueEntry entry;
  private final Path folder;

  private CardReader(CatalogueEntry entry, Path folder) {
    this.entry = entry;
    this.folder = folder;
  }

  /**
   * A card.
   *
   * @param folder what relative paths of files start from
   * @throws StoreException naming the place of what is wrong
   */
  static ModelCard read(CatalogueEntry entry, Path folder) {
    return new CardReader(entry, folder).card();
  }

  private ModelCard card() {
    LocalisedText name = new LocalisedText(entry.name(), entry.name());
    ModelCard card =
        new ModelCard(
            entry.name(),
            aliases(),
            localised("title").orElse(name),
            localised("description").orElse(new LocalisedText("", "")),
            config(),
            new ModelCard.Published(
                percent("top1"),
                percent("top5"),
                whole("epochs", Integer.MAX_VALUE)
                    .map(epochs -> OptionalInt.of(Math.toIntExact(epochs)))
                    .orElse(OptionalInt.empty()),
                text("trainingData")),
            member("normalisedPixels").map(this::yesOrNo),
            text("licence").orElse(""),
            source());
    return card.source() instanceof ModelSource.BuiltIn builtIn
        ? BuiltInModels.complete(card, builtIn)
        : card;
  }

  private ModelSource source() {
    Optional<String> resource = text("resource");
    if (resource.isPresent()) {
      return BuiltInModels.source(resource.get());
    }
    Optional<Member> file = member("file");
    if (file.isPresent()) {
      try {
        return new ModelSource.LocalFile(folder.resolve(string(file.get())).normalize());
      } catch (InvalidPathException e) {
        throw problem(file.get(), "entry.bad-file", file.get().value());
      }
    }
    Member url =
        member("url").orElseThrow(() -> entry.place().problem("entry.no-source", entry.name()));
    URI address = address(url);
    return new ModelSource.Web(
        address,
        hash(url, address),
        whole("bytes", LARGEST_FILE).map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private static URI address(Member url) {
    String text = string(url);
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw problem(url, "entry.bad-address", text);
    }
    throw problem(url, "entry.bad-address", text);
  }

  private String hash(Member url, URI address) {
    Optional<Member> given = member("sha256");
    if (given.isPresent()) {
      String hash = string(given.get()).toLowerCase(Locale.ROOT);
      if (!HASH.matcher(hash).matches()) {
        throw problem(given.get(), "entry.bad-hash", hash);
      }
      return hash;
    }
    Matcher named = HASH_IN_NAME.matcher(address.getPath());
    if (!named.matches()) {
      throw problem(url, "entry.no-hash", entry.name());
    }
    return named.group(1);
  }

  private Optional<MixMimConfig> config() {
    Optional<Member> variant = member("variant");
    if (variant.isEmpty()) {
      return Optional.empty();
    }
    Variant shape = constant(variant.get());
    Member kind =
        member("kind").orElseThrow(() -> problem(variant.get(), "entry.no-kind", entry.name()));
    return Optional.of(
        switch (string(kind)) {
          case "pretraining" -> shape.pretraining();
          case "classifier" ->
              shape.classifier(
                  Math.toIntExact(whole("classes", MOST_CLASSES).orElse(IMAGENET_CLASSES)));
          default -> throw problem(kind, "entry.bad-kind", string(kind));
        });
  }

  private static Variant constant(Member member) {
    String text = string(member);
    for (Variant variant : Variant.values()) {
      if (variant.name().equalsIgnoreCase(text)) {
        return variant;
      }
    }
    throw problem(
        member,
        "entry.bad-variant",
        text,
        String.join(", ", List.of(Variant.values()).stream().map(Variant::name).toList()));
  }

  private List<String> aliases() {
    Optional<Member> member = member("aliases");
    if (member.isEmpty()) {
      return List.of();
    }
    if (!member.get().value().isJsonArray()) {
      throw problem(member.get(), "entry.not-list", "aliases");
    }
    List<String> aliases = new ArrayList<>();
    for (JsonElement alias : member.get().value().getAsJsonArray()) {
      aliases.add(string(new Member(alias, member.get().place())));
    }
    return aliases;
  }

  private Optional<LocalisedText> localised(String name) {
    Optional<Member> member = member(name);
    if (member.isPresent() && member.get().value() instanceof JsonObject both) {
      JsonElement english = both.get("en");
      JsonElement chinese = both.get("zh");
      if (english == null) {
        throw problem(member.get(), "entry.not-text", name);
      }
      String text = string(new Member(english, member.get().place()));
      return Optional.of(
          new LocalisedText(
              text, chinese == null ? text : string(new Member(chinese, member.get().place()))));
    }
    return member.map(m -> new LocalisedText(string(m), string(m)));
  }

  private OptionalDouble percent(String name) {
    Optional<Member> member = member(name);
    if (member.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = number(member.get()).doubleValue();
    if (!(value >= 0 && value <= 100)) {
      throw problem(member.get(), "entry.not-percent", name);
    }
    return OptionalDouble.of(value);
  }

  private Optional<Long> whole(String name, long most) {
    return member(name)
        .map(
            member -> {
              double value = number(member).doubleValue();
              if (!(value >= 1 && value <= most) || value != Math.rint(value)) {
                throw problem(member, "entry.not-whole", name, Long.toString(most));
              }
              return (long) value;
            });
  }

  private Optional<String> text(String name) {
    return member(name).map(CardReader::string);
  }

  private Optional<Member> member(String name) {
    return Optional.ofNullable(entry.members().get(name));
  }

  private static String string(Member member) {
    if (member.value() instanceof JsonPrimitive text && text.isString()) {
      return text.getAsString();
    }
    throw problem(member, "entry.not-text", member.value());
  }

  private static Number number(Member member) {
    if (member.value() instanceof JsonPrimitive number && number.isNumber()) {
      return number.getAsNumber();
    }
    throw problem(member, "entry.not-number", member.value());
  }

  private Boolean yesOrNo(Member member) {
    if (member.value() instanceof JsonPrimitive truth && truth.isBoolean()) {
      return truth.getAsBoolean();
    }
    throw problem(member, "entry.not-truth", member.value());
  }

  private static StoreException problem(Member member, String key, Object... arguments) {
    return member.place().problem(key, arguments);
  }
}
