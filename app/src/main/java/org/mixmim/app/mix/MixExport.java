package org.mixmim.app.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.export.AnimatedGif;
import org.mixmim.app.export.Figure;
import org.mixmim.app.export.FigureDesign.Content;
import org.mixmim.app.export.FigureFiles;
import org.mixmim.app.export.FigureFormat;
import org.mixmim.app.export.FigureStyle;
import org.mixmim.app.export.PaneTransfer;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.export.TensorArchive;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.RgbImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What leaves the Mix view: figures, tensors, single pictures, and all pictures to classify. */
final class MixExport {
  private static final Setting<Boolean> CAPTIONS =
      Setting.of("mix.export.captions", Boolean.class, true);
  private static final Setting<Boolean> DARK = Setting.of("mix.export.dark", Boolean.class, false);
  private static final Logger LOG = LoggerFactory.getLogger(MixExport.class);
  private static final List<Integer> SCALES = List.of(1, 2, 4);
  private static final int CLIPBOARD_SCALE = 2;

  private final MixViewModel model;
  private final Wording words;
  private final Workbench workbench;
  private final MixPanes panes;
  private final BooleanProperty captions;
  private final BooleanProperty dark;
  private final BooleanBinding ready;
  private Consumer<List<Photo>> classify = _ -> {};
  private Optional<MixModel> hashed = Optional.empty();

  MixExport(MixViewModel model, Wording words, Workbench workbench, MixPanes panes) {
    this.model = model;
    this.words = words;
    this.workbench = workbench;
    this.panes = panes;
    captions = remembered(CAPTIONS);
    dark = remembered(DARK);
    ready =
        Bindings.createBooleanBinding(
            () -> MixFigure.of(model).isPresent(), model.resultProperty(), model.stateProperty());
    ready.subscribe(
        now -> {
          if (now) {
            hash();
          }
        });
  }

  /** What is dragged out says at once what made it, so the model's file is read before. */
  private void hash() {
    Optional<MixModel> used = model.modelProperty().get().filter(one -> !isHashed(one));
    used.ifPresent(
        network -> {
          hashed = used;
          workbench
              .tasks()
              .run(
                  Tasks.Lane.IO,
                  words.text("working.hash"),
                  _ -> network.sha256(),
                  _ -> {},
                  problem -> LOG.info("Cannot hash the model: {}", problem.details()));
        });
  }

  private boolean isHashed(MixModel one) {
    return hashed.filter(one::equals).isPresent();
  }

  private BooleanProperty remembered(Setting<Boolean> setting) {
    ObjectProperty<Boolean> value = workbench.settings().property(setting);
    BooleanProperty property = new SimpleBooleanProperty(this, setting.name(), value.get());
    property.subscribe(value::set);
    return property;
  }

  /** Says who classifies pictures. */
  void onClassify(Consumer<List<Photo>> taker) {
    classify = taker;
  }

  /** Whether the newest state has a result. */
  BooleanBinding ready() {
    return ready;
  }

  List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    for (int scale : SCALES) {
      actions.add(
          Action.of(
                  "mix.export.png" + scale,
                  Action.Group.EXPORT,
                  words.text("action.export.png", scale),
                  () -> saveFigure(FigureFormat.PNG, scale))
              .withIcon(Feather.IMAGE));
    }
    actions.set(1, actions.get(1).withKeys("Shortcut+E"));
    actions.add(action("svg", () -> saveFigure(FigureFormat.SVG, 1)).withIcon(Feather.IMAGE));
    actions.add(action("pdf", () -> saveFigure(FigureFormat.PDF, 1)).withIcon(Feather.FILE_TEXT));
    actions.add(action("film", this::saveFilm).withIcon(Feather.FILM));
    actions.add(action("tensors", this::saveTensors).withIcon(Feather.DATABASE));
    actions.add(
        action("copy", this::copyFigure).withIcon(Feather.COPY).withKeys("Shortcut+Shift+C"));
    actions.add(action("classify", this::classifyAll).withIcon(Feather.TAG).withKeys("Shortcut+L"));
    actions.replaceAll(action -> action.enabledWhen(ready));
    actions.add(
        action("copy-pane", () -> copy(panes.focused()))
            .withIcon(Feather.COPY)
            .withKeys("Shortcut+C"));
    actions.add(toggle("captions", captions));
    actions.add(toggle("dark", dark));
    return actions;
  }

  private Action action(String name, Runnable handler) {
    return Action.of(
        "mix.export." + name, Action.Group.EXPORT, words.text("action.export." + name), handler);
  }

  private Action toggle(String name, BooleanProperty property) {
    return Action.toggling(
        "mix.export." + name, Action.Group.EXPORT, words.text("action.export." + name), property);
  }

  private FigureStyle style(int scale) {
    return new FigureStyle(scale, captions.get(), dark.get());
  }

  private void saveFigure(FigureFormat format, int scale) {
    FigureStyle style = style(scale);
    save(Content.GRID, style, "figure", format.extension(), MixExport::figure);
  }

  private void saveTensors() {
    save(
        Content.GRID,
        style(CLIPBOARD_SCALE),
        "tensors",
        "npz",
        figure ->
            (file, provenance) -> TensorArchive.write(file, figure.reconstruction(), provenance));
  }

  private void saveFilm() {
    List<HistoryEntry<MixMoment>> entries = List.copyOf(model.log().entries());
    FigureStyle style = style(1);
    Locale language = workbench.messages().locale();
    MixFigure.of(model)
        .ifPresent(
            figure ->
                ask("history", "gif")
                    .ifPresent(
                        file ->
                            render(
                                new MixFilm(figure),
                                entries,
                                frames ->
                                    writeFilm(
                                        file,
                                        frames,
                                        () -> figure.provenance(Content.GRID, style, language)))));
  }

  private void render(
      MixFilm film, List<HistoryEntry<MixMoment>> entries, Consumer<List<Figure>> then) {
    workbench
        .tasks()
        .run(
            Tasks.Lane.INFERENCE,
            words.text("export.working"),
            control -> film.scenes(entries, control),
            scenes -> then.accept(scenes.stream().map(scene -> scene.figure(words)).toList()),
            workbench.banners()::show);
  }

  private void writeFilm(Path file, List<Figure> frames, Supplier<Provenance> provenance) {
    workbench
        .tasks()
        .run(
            Tasks.Lane.IO,
            words.text("export.working"),
            control -> {
              AnimatedGif.write(file, frames, provenance.get(), control);
              return file;
            },
            this::tellWritten,
            workbench.banners()::show);
  }

  /** Asks where, and writes one pane's picture as it is. */
  void savePicture(MixPanes.Place place) {
    save(place.content(), FigureStyle.DEFAULT, name(place), "png", MixExport::figure);
  }

  private static Writing figure(MixFigure figure) {
    return (file, provenance) -> FigureFiles.write(file, figure.reconstruction(), provenance);
  }

  /** Writes a file in one of the formats. */
  private interface Writing {
    void write(Path file, Provenance provenance);
  }

  /** What is shown when the user asks is what is written, whatever is painted meanwhile. */
  private void save(
      Content content,
      FigureStyle style,
      String name,
      String extension,
      Function<MixFigure, Writing> writers) {
    Optional<MixFigure> figure = MixFigure.of(model);
    Locale language = workbench.messages().locale();
    if (figure.isEmpty()) {
      return;
    }
    Writing writing = writers.apply(figure.get());
    ask(name, extension)
        .ifPresent(
            file ->
                workbench
                    .tasks()
                    .runToEnd(
                        Tasks.Lane.IO,
                        words.text("export.working"),
                        _ -> {
                          writing.write(file, figure.get().provenance(content, style, language));
                          return file;
                        },
                        this::tellWritten,
                        workbench.banners()::show));
  }

  private void tellWritten(Path file) {
    workbench.banners().tell(words.text("export.written", String.valueOf(file.getFileName())));
  }

  private Optional<Path> ask(String name, String extension) {
    return workbench
        .dialogs()
        .save(
            words.text("export.title"),
            name + "." + extension,
            List.of(
                new FileDialogs.Kind(words.text("export.kind." + extension), List.of(extension))));
  }

  private void copyFigure() {
    FigureStyle style = style(CLIPBOARD_SCALE);
    Locale language = workbench.messages().locale();
    MixFigure.of(model)
        .ifPresent(
            figure ->
                workbench
                    .tasks()
                    .run(
                        Tasks.Lane.IO,
                        words.text("export.working"),
                        _ ->
                            FigureFiles.picture(
                                figure.reconstruction(),
                                figure.provenance(Content.GRID, style, language)),
                        this::copy,
                        workbench.banners()::show));
  }

  void copy(MixPanes.Place place) {
    panes.picture(place).ifPresent(this::copy);
  }

  private void copy(RgbImage picture) {
    PaneTransfer.copy(picture);
    workbench.banners().tell(words.text("export.copied"));
  }

  /** What is dragged out of a pane. */
  Optional<PaneTransfer.Result> dragged(MixPanes.Place place) {
    return MixFigure.of(model)
        .flatMap(
            figure ->
                panes
                    .picture(place)
                    .map(
                        picture ->
                            new PaneTransfer.Result(
                                name(place) + ".png",
                                picture,
                                figure.provenance(
                                    place.content(),
                                    FigureStyle.DEFAULT,
                                    workbench.messages().locale()))));
  }

  private static String name(MixPanes.Place place) {
    return place.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void classifyAll() {
    MixFigure.of(model).ifPresent(figure -> classify.accept(figure.photos(words)));
  }
}
