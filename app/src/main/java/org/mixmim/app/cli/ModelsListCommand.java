package org.mixmim.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelSource;
import org.mixmim.model.zoo.ModelTask;
import org.mixmim.model.zoo.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Lists the models that have a name. */
@Command(name = "list")
final class ModelsListCommand implements Callable<Integer> {
  private static final String MISSING = "out.state.missing";

  private final CommandContext context;

  @Option(names = "--json")
  private boolean json;

  ModelsListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ModelLibrary library = context.library().get();
    library.catalogue().problems().forEach(context.problems()::warn);
    if (json) {
      JsonArray models = new JsonArray();
      library.cards().forEach(card -> models.add(json(library, card)));
      context.terminal().out().println(Json.page(models));
    } else {
      lines(library).forEach(context.terminal().out()::println);
    }
    return ExitCode.OK;
  }

  private List<String> lines(ModelLibrary library) {
    CliTexts texts = context.texts();
    Columns columns = new Columns();
    columns.row(
        texts.text("out.column.name"),
        texts.text("out.column.tasks"),
        texts.text("out.column.parameters"),
        texts.text("out.column.gmacs"),
        texts.text("out.column.input"),
        texts.text("out.column.top1"),
        texts.text("out.column.state"));
    List<String> broken = new ArrayList<>(library.store().broken());
    for (ModelCard card : library.cards()) {
      columns.row(
          card.name(),
          card.tasks().stream()
              .filter(task -> task != ModelTask.FEATURES)
              .sorted()
              .map(task -> texts.text("out.task." + task))
              .collect(Collectors.joining(", ")),
          millions(card.parameters()),
          billions(card.macs()),
          card.imageSize().isPresent() ? Integer.toString(card.imageSize().getAsInt()) : "",
          percent(card.published().top1()),
          texts.text(broken.remove(card.name()) ? MISSING : state(library, card)));
    }
    broken.forEach(name -> columns.row(name, "", "", "", "", "", texts.text(MISSING)));
    return columns.lines();
  }

  private String millions(OptionalLong count) {
    return count.isPresent() ? context.texts().number(count.getAsLong() / 1e6, 1) + " M" : "";
  }

  private String billions(OptionalLong count) {
    return count.isPresent() ? context.texts().number(count.getAsLong() / 1e9, 2) : "";
  }

  private String percent(OptionalDouble value) {
    return value.isPresent() ? context.texts().number(value.getAsDouble(), 1) : "";
  }

  private static String state(ModelLibrary library, ModelCard card) {
    return switch (card.source()) {
      case ModelSource.BuiltIn _ -> "out.state.built-in";
      case ModelSource.LocalFile _ -> library.isAvailable(card) ? "out.state.imported" : MISSING;
      case ModelSource.Web _ ->
          library.isAvailable(card) ? "out.state.downloaded" : "out.state.published";
    };
  }

  private JsonObject json(ModelLibrary library, ModelCard card) {
    JsonObject model = new JsonObject();
    model.addProperty("name", card.name());
    JsonArray aliases = new JsonArray();
    card.aliases().forEach(aliases::add);
    model.add("aliases", aliases);
    model.addProperty("title", card.title().english());
    model.addProperty("description", card.description().english());
    model.add("tasks", tasks(card.tasks()));
    model.add("parameters", number(card.parameters()));
    model.add("macs", number(card.macs()));
    model.add(
        "image_size",
        card.imageSize().isPresent()
            ? new JsonPrimitive(card.imageSize().getAsInt())
            : JsonNull.INSTANCE);
    model.add(
        "norm_pix",
        card.normalisedPixels().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    model.add("top1", number(card.published().top1()));
    model.add("top5", number(card.published().top5()));
    model.addProperty("licence", card.licence());
    model.addProperty("available", library.isAvailable(card));
    switch (card.source()) {
      case ModelSource.BuiltIn builtIn -> {
        model.addProperty("source", "built-in");
        model.addProperty("address", builtIn.resource().toString());
      }
      case ModelSource.LocalFile file -> {
        model.addProperty("source", "file");
        model.addProperty("address", file.file().toString());
      }
      case ModelSource.Web web -> {
        model.addProperty("source", "web");
        model.addProperty("address", web.address().toString());
      }
    }
    Optional<StoredModel> stored = library.store().find(card.name());
    model.add("file", Json.text(stored.map(s -> s.file().toString())));
    model.add("sha256", Json.text(stored.map(StoredModel::sha256)));
    return model;
  }

  private static JsonArray tasks(Set<ModelTask> tasks) {
    JsonArray names = new JsonArray();
    tasks.stream().sorted().forEach(task -> names.add(task.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static JsonElement number(OptionalLong value) {
    return value.isPresent() ? new JsonPrimitive(value.getAsLong()) : JsonNull.INSTANCE;
  }

  private static JsonElement number(OptionalDouble value) {
    return value.isPresent() ? Json.number(value.getAsDouble()) : JsonNull.INSTANCE;
  }
}
