package org.mixmim.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.mixmim.model.bench.CostTable;
import org.mixmim.model.inference.LoadOptions;

/** Cost against size, as a table or for machines. */
final class SizesReport {
  private final CommandContext context;
  private final Columns columns = new Columns();
  private final JsonArray rows = new JsonArray();

  SizesReport(CommandContext context) {
    this.context = context;
  }

  /** Measures and prints. */
  void print(LoadOptions options, int largestBatch, int rounds, boolean json) {
    CliTexts texts = context.texts();
    columns.row(
        texts.text("out.sizes.network"),
        texts.text("out.sizes.image"),
        texts.text("out.sizes.batch"),
        texts.text("out.sizes.time"),
        texts.text("out.sizes.speed"),
        texts.text("out.sizes.arithmetic"));
    try (Progress progress = new Progress(context.terminal(), true)) {
      CostTable.measure(
          options,
          largestBatch,
          rounds,
          row -> {
            add(row);
            progress.show(texts.text("out.sizes.line", name(row), row.imageSize(), row.batch()));
          });
    }
    if (json) {
      JsonObject page = new JsonObject();
      page.add("sizes", rows);
      context.terminal().out().println(Json.page(page));
    } else {
      columns.lines().forEach(context.terminal().out()::println);
    }
  }

  private static String name(CostTable.Row row) {
    return row.variant().name().replaceAll("_\\d+", "").toLowerCase(Locale.ROOT);
  }

  private void add(CostTable.Row row) {
    CliTexts texts = context.texts();
    double speed = row.gigaflop() / (row.milliseconds() / 1e3);
    columns.row(
        name(row),
        Integer.toString(row.imageSize()),
        Integer.toString(row.batch()),
        texts.number(row.milliseconds(), 1),
        texts.number(row.imagesPerSecond(), 1),
        texts.number(speed, 0));
    JsonObject line = new JsonObject();
    line.addProperty("network", name(row));
    line.addProperty("image", row.imageSize());
    line.addProperty("batch", row.batch());
    line.add("ms", Json.number(row.milliseconds()));
    line.add("images_per_second", Json.number(row.imagesPerSecond()));
    line.add("gigaflops", Json.number(speed));
    rows.add(line);
  }
}
