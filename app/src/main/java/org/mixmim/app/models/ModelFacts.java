package org.mixmim.app.models;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.mixmim.app.text.Texts;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.config.ComputeCost;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.ModelSource;

/** Everything there is to say of a model in short lines. */
final class ModelFacts {
  /**
   * A line.
   *
   * @param key what it is about, as a key of the bundle
   * @param value the words
   * @param exact whether it is a path, hash or address, to be copied as it is
   */
  record Fact(String key, String value, boolean exact) {}

  private final List<Fact> facts = new ArrayList<>();
  private final Texts texts;
  private final Locale locale;

  private ModelFacts(Texts texts) {
    this.texts = texts;
    this.locale = texts.locale();
  }

  /** The facts of a model in the list. */
  static List<Fact> of(ModelEntry entry, Optional<CheckpointAudit> audit, Texts texts) {
    ModelFacts facts = new ModelFacts(texts);
    ModelCard card = entry.card();
    facts.network(
        audit.flatMap(CheckpointAudit::config).or(card::config),
        audit.map(report -> OptionalLong.of(report.parameters())).orElseGet(card::parameters));
    facts.normalised(
        audit.flatMap(CheckpointAudit::config).or(card::config),
        audit.flatMap(CheckpointAudit::normalisedPixels).or(card::normalisedPixels));
    facts.published(
        card.published(), audit.map(CheckpointAudit::epochs).orElse(OptionalInt.empty()));
    facts.training(audit);
    facts.add("licence", Optional.of(card.licence()).filter(text -> !text.isBlank()));
    audit.ifPresent(facts::format);
    facts.source(entry);
    facts.exact("sha256", audit.map(CheckpointAudit::sha256).or(() -> hash(entry)));
    return facts.facts;
  }

  /** The facts of a file that may be imported. */
  static List<Fact> of(ImportProposal proposal, Texts texts) {
    ModelFacts facts = new ModelFacts(texts);
    CheckpointAudit audit = proposal.audit();
    facts.format(audit);
    facts.network(audit.config(), OptionalLong.of(audit.parameters()));
    facts.normalised(audit.config(), audit.normalisedPixels());
    facts.published(ModelCard.Published.NOTHING, audit.epochs());
    facts.training(Optional.of(audit));
    facts.add("size", Optional.of(ModelNumbers.bytes(proposal.bytes(), facts.locale)));
    facts.exact("file", Optional.of(proposal.file().toString()));
    facts.exact("sha256", Optional.of(audit.sha256()));
    return facts.facts;
  }

  private void network(Optional<MixMimConfig> config, OptionalLong parameters) {
    if (parameters.isPresent()) {
      add("parameters", Optional.of(String.format(locale, "%,d", parameters.getAsLong())));
    }
    if (config.isEmpty()) {
      return;
    }
    MixMimConfig network = config.get();
    long macs = ComputeCost.macs(network);
    add("macs", Optional.of(ModelNumbers.macs(macs, locale)));
    add(
        "input",
        Optional.of(
            texts.get(
                "fact.input.value", network.imageSize(), network.grid(), network.cellSize())));
    String depths = network.depths().stream().map(String::valueOf).collect(Collectors.joining(" "));
    add("encoder", Optional.of(texts.get("fact.encoder.value", network.width(), depths)));
    network
        .decoder()
        .ifPresent(
            decoder ->
                add(
                    "decoder",
                    Optional.of(
                        texts.get(
                            "fact.decoder.value",
                            decoder.width(),
                            decoder.depth(),
                            decoder.heads()))));
    if (network.classes().isPresent()) {
      add("classes", Optional.of(String.format(locale, "%,d", network.classes().getAsInt())));
    }
  }

  private void normalised(Optional<MixMimConfig> config, Optional<Boolean> normalised) {
    if (config.flatMap(MixMimConfig::decoder).isEmpty()) {
      return;
    }
    String known = normalised.map(yes -> yes ? "yes" : "no").orElse("unknown");
    add("normalised", Optional.of(texts.get("fact.normalised." + known)));
  }

  private void published(ModelCard.Published published, OptionalInt recordedEpochs) {
    StringJoiner accuracy = new StringJoiner(", ");
    published.top1().ifPresent(value -> accuracy.add(texts.get("fact.accuracy.top1", value)));
    published.top5().ifPresent(value -> accuracy.add(texts.get("fact.accuracy.top5", value)));
    add("accuracy", Optional.of(accuracy.toString()).filter(text -> !text.isEmpty()));
    OptionalInt epochs = published.epochs().isPresent() ? published.epochs() : recordedEpochs;
    if (epochs.isPresent()) {
      add("epochs", Optional.of(String.format(locale, "%,d", epochs.getAsInt())));
    }
    add("data", published.trainingData());
  }

  private void training(Optional<CheckpointAudit> audit) {
    add("training", audit.flatMap(report -> value(report, "training")));
    add("figures", audit.flatMap(report -> value(report, "figures")));
  }

  private Optional<String> value(CheckpointAudit audit, String key) {
    return Optional.ofNullable(audit.metadata().get(key))
        .map(text -> FileNotes.readable(text, texts))
        .filter(text -> !text.isBlank());
  }

  private void format(CheckpointAudit audit) {
    String container = audit.container().isEmpty() ? "" : " · " + audit.container();
    add(
        "format",
        Optional.of(
            texts.get("format." + audit.format())
                + container
                + " · "
                + texts.get("codebase." + audit.codebase())));
  }

  private void source(ModelEntry entry) {
    switch (entry.card().source()) {
      case ModelSource.BuiltIn(var _, var bytes) ->
          add("size", Optional.of(ModelNumbers.bytes(bytes, locale)));
      case ModelSource.Web web -> exact("address", Optional.of(web.address().toString()));
      case ModelSource.LocalFile(var file) when entry.stored().isEmpty() ->
          exact("file", Optional.of(file.toString()));
      case ModelSource.LocalFile _ -> {}
    }
    entry
        .stored()
        .ifPresent(
            stored -> {
              add("size", Optional.of(ModelNumbers.bytes(stored.bytes(), locale)));
              exact("file", Optional.of(stored.file().toString()));
              exact("origin", Optional.of(stored.origin()));
              add(
                  "added",
                  Optional.of(
                      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                          .withLocale(locale)
                          .withZone(ZoneId.systemDefault())
                          .format(stored.added())));
            });
  }

  private static Optional<String> hash(ModelEntry entry) {
    return entry
        .stored()
        .map(stored -> stored.sha256())
        .or(
            () ->
                entry.card().source() instanceof ModelSource.Web web
                    ? Optional.of(web.sha256() + "…")
                    : Optional.empty());
  }

  private void add(String key, Optional<String> value) {
    value.ifPresent(text -> facts.add(new Fact("fact." + key, text, false)));
  }

  private void exact(String key, Optional<String> value) {
    value.ifPresent(text -> facts.add(new Fact("fact." + key, text, true)));
  }
}
