package org.mixmim.app.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.export.Figure;
import org.mixmim.app.export.FigureFiles;
import org.mixmim.app.export.FigureFormat;
import org.mixmim.app.export.FigureStyle;
import org.mixmim.app.export.PaneTransfer;
import org.mixmim.app.export.TensorArchive;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.RgbImage;

/** What leaves the Mix view: figures, tensors, single pictures, and all pictures to classify. */
final class MixExport {
  private static final List<Integer> SCALES = List.of(1, 2, 4);
  private static final int CLIPBOARD_SCALE = 2;

  private final MixViewModel model;
  private final Wording words;
  private final Workbench workbench;
  private Consumer<List<Photo>> classify = _ -> {};

  MixExport(MixViewModel model, Wording words, Workbench workbench) {
    this.model = model;
    this.words = words;
    this.workbench = workbench;
  }

  /** Says who classifies pictures. */
  void onClassify(Consumer<List<Photo>> taker) {
    classify = taker;
  }

  List<Action> actions() {
    BooleanBinding some =
        Bindings.createBooleanBinding(
            () -> MixFigure.of(model).isPresent(), model.resultProperty(), model.stateProperty());
    List<Action> actions = new ArrayList<>();
    for (int scale : SCALES) {
      actions.add(
          Action.of(
                  "mix.export.png" + scale,
                  Action.Group.EXPORT,
                  words.text("action.export.png", scale),
                  () -> save(FigureFormat.PNG, scale))
              .withIcon(Feather.IMAGE));
    }
    actions.add(action("svg", () -> save(FigureFormat.SVG, 1)).withIcon(Feather.IMAGE));
    actions.add(action("pdf", () -> save(FigureFormat.PDF, 1)).withIcon(Feather.FILE_TEXT));
    actions.add(action("tensors", this::saveTensors).withIcon(Feather.DATABASE));
    actions.add(
        action("copy", this::copyFigure).withIcon(Feather.COPY).withKeys("Shortcut+Shift+C"));
    actions.add(action("copy-mixed", () -> copy(figure -> figure.result().shown().input())));
    actions.add(action("copy-a", () -> copy(figure -> figure.result().pictureA())));
    actions.add(action("copy-b", () -> copy(figure -> figure.result().pictureB())));
    actions.add(action("classify", this::classifyAll).withIcon(Feather.TAG).withKeys("Shortcut+L"));
    return actions.stream().map(action -> action.enabledWhen(some)).toList();
  }

  private Action action(String name, Runnable handler) {
    return Action.of(
        "mix.export." + name, Action.Group.EXPORT, words.text("action.export." + name), handler);
  }

  private void save(FigureFormat format, int scale) {
    Optional<MixFigure> figure = MixFigure.of(model);
    if (figure.isEmpty()) {
      return;
    }
    Locale locale = workbench.messages().locale();
    ask("figure", format.extension())
        .ifPresent(
            file ->
                run(
                    () ->
                        FigureFiles.write(
                            file,
                            figure.get().draw(words, locale),
                            new FigureStyle(scale, true, false),
                            figure.get().provenance())));
  }

  private void saveTensors() {
    Optional<MixFigure> figure = MixFigure.of(model);
    if (figure.isEmpty()) {
      return;
    }
    ask("tensors", "npz")
        .ifPresent(
            file ->
                run(
                    () ->
                        TensorArchive.write(
                            file,
                            figure.get().result().reconstruction(),
                            figure.get().provenance())));
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

  private void run(Runnable work) {
    workbench
        .tasks()
        .run(
            Tasks.Lane.IO,
            words.text("export.working"),
            _ -> {
              work.run();
              return true;
            },
            _ -> {},
            workbench.banners()::show);
  }

  private void copyFigure() {
    Locale locale = workbench.messages().locale();
    MixFigure.of(model)
        .ifPresent(
            figure ->
                workbench
                    .tasks()
                    .run(
                        Tasks.Lane.IO,
                        words.text("export.working"),
                        _ -> picture(figure.draw(words, locale)),
                        PaneTransfer::copy,
                        workbench.banners()::show));
  }

  private static RgbImage picture(Figure figure) {
    return FigureFiles.picture(figure, new FigureStyle(CLIPBOARD_SCALE, true, false));
  }

  private void copy(Function<MixFigure, RgbImage> which) {
    MixFigure.of(model).map(which).ifPresent(PaneTransfer::copy);
  }

  private void classifyAll() {
    MixFigure.of(model)
        .ifPresent(
            figure ->
                classify.accept(
                    List.of(
                        photo(
                            words.get("pane.photo.A") + ", " + figure.a().name(),
                            figure.a().square()),
                        photo(
                            words.get("pane.photo.B") + ", " + figure.b().name(),
                            figure.b().square()),
                        photo(words.get("pane.mixed"), figure.result().shown().input()),
                        photo(words.get("pane.reconstruction.A"), figure.result().pictureA()),
                        photo(words.get("pane.reconstruction.B"), figure.result().pictureB()))));
  }

  private static Photo photo(String name, RgbImage pixels) {
    return PhotoService.of(name, pixels);
  }
}
