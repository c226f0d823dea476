package org.mixmim.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.checkpoint.StoredTensor;
import org.mixmim.model.checkpoint.TensorStatistics;
import org.mixmim.model.config.MixMimConfig;

/**
 * What a model file holds, for people.
 *
 * @param audit what was found
 * @param normalisedPixels whether its pixels were normalised per cell, where that is known
 * @param texts the words
 */
record AuditReport(CheckpointAudit audit, Optional<Boolean> normalisedPixels, CliTexts texts) {
  private static final String BARS = " ▁▂▃▄▅▆▇█";
  private static final int DIGITS = 4;

  /** The file as a whole. */
  List<String> summary() {
    Columns columns = new Columns();
    fact(columns, "file", audit.name());
    fact(
        columns,
        "format",
        texts.text("out.format." + audit.format())
            + (audit.container().isEmpty() ? "" : " {" + audit.container() + "}"));
    fact(columns, "codebase", texts.text("out.codebase." + audit.codebase()));
    fact(
        columns,
        "tasks",
        audit.tasks().stream()
            .map(task -> texts.text("out.audit-task." + task))
            .collect(Collectors.joining(", ")));
    audit.config().ifPresent(config -> network(columns, config));
    fact(columns, "parameters", texts.count(audit.parameters()));
    if (audit.macs().isPresent()) {
      fact(columns, "gmacs", texts.number(audit.macs().getAsLong() / 1e9, 2));
    }
    fact(
        columns,
        "pixels",
        texts.text(
            normalisedPixels
                .map(normalised -> normalised ? "out.pixels.normalised" : "out.pixels.plain")
                .orElse("out.pixels.unknown")));
    if (audit.epochs().isPresent()) {
      fact(columns, "epochs", Integer.toString(audit.epochs().getAsInt()));
    }
    fact(columns, "sha256", audit.sha256());
    fact(
        columns,
        "tensors",
        audit.skippedTensors() == 0
            ? texts.count(audit.tensors().size())
            : texts.text("out.audit.tensor-count", audit.tensors().size(), audit.skippedTensors()));
    list(columns, "missing", audit.missing());
    list(columns, "surplus", audit.surplus());
    list(
        columns,
        "misshapen",
        audit.misshapen().stream().map(CheckpointAudit.Misshapen::toString).toList());
    return columns.lines();
  }

  private void network(Columns columns, MixMimConfig config) {
    fact(columns, "input", config.imageSize() + " x " + config.imageSize());
    fact(
        columns,
        "encoder",
        texts.text(
            "out.audit.encoder-shape",
            Integer.toString(config.width()),
            spaced(config.depths()),
            spaced(config.heads()),
            spaced(config.windows())));
    config
        .decoder()
        .ifPresent(
            decoder ->
                fact(
                    columns,
                    "decoder",
                    texts.text(
                        "out.audit.decoder-shape",
                        Integer.toString(decoder.width()),
                        Integer.toString(decoder.depth()),
                        Integer.toString(decoder.heads()),
                        Double.toString(decoder.epsilon()))));
    if (config.classes().isPresent()) {
      fact(columns, "classes", Integer.toString(config.classes().getAsInt()));
    }
  }

  /** Every tensor with the spread of its numbers. */
  List<String> tensors(Checkpoint checkpoint) {
    Columns columns = new Columns();
    columns.row(
        texts.text("out.column.tensor"),
        texts.text("out.column.type"),
        texts.text("out.column.shape"),
        texts.text("out.column.min"),
        texts.text("out.column.mean"),
        texts.text("out.column.max"),
        texts.text("out.column.histogram"));
    for (CheckpointAudit.TensorEntry entry : audit.tensors()) {
      StoredTensor tensor =
          Optional.ofNullable(checkpoint.tensors().get(entry.name())).orElseThrow();
      TensorStatistics statistics = TensorStatistics.of(tensor);
      columns.row(
          entry.name(),
          entry.type().name().toLowerCase(Locale.ROOT),
          joined(entry.shape()),
          texts.number(statistics.min(), DIGITS),
          texts.number(statistics.mean(), DIGITS),
          texts.number(statistics.max(), DIGITS),
          bars(statistics.histogram()),
          statistics.notFinite() == 0
              ? ""
              : texts.text("out.audit.not-finite", statistics.notFinite()));
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(columns.lines());
    return lines;
  }

  /** Two bins a bar, the highest bar full. */
  private static String bars(List<Long> histogram) {
    StringBuilder bars = new StringBuilder();
    List<Long> pairs = new ArrayList<>();
    for (int bin = 0; bin + 1 < histogram.size(); bin += 2) {
      pairs.add(histogram.get(bin) + histogram.get(bin + 1));
    }
    long highest = pairs.stream().mapToLong(Long::longValue).max().orElse(0);
    for (long count : pairs) {
      int level =
          highest == 0 ? 0 : (int) Math.ceil((double) count / highest * (BARS.length() - 1));
      bars.append(BARS.charAt(level));
    }
    return bars.toString();
  }

  private void fact(Columns columns, String key, String value) {
    columns.row(texts.text("out.audit." + key), value);
  }

  private void list(Columns columns, String key, List<String> entries) {
    for (int i = 0; i < entries.size(); i++) {
      columns.row(i == 0 ? texts.text("out.audit." + key) : "", entries.get(i));
    }
  }

  private static String joined(List<Long> shape) {
    return shape.stream().map(Object::toString).collect(Collectors.joining(" x "));
  }

  private static String spaced(List<Integer> numbers) {
    return numbers.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
