package org.mixmim.app.classify;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.export.PaneTransfer;
import org.mixmim.app.export.TextFile;
import org.mixmim.app.task.BackgroundTask;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.SamplePhoto;

/** What can be done in the Classify view from menus, palette and keys. */
final class ClassifyActions {
  private final Workbench workbench;
  private final Texts texts;
  private final ClassifyViewModel model;

  /** What was asked for last, and may not be there yet. */
  private Optional<BackgroundTask> coming = Optional.empty();

  ClassifyActions(Workbench workbench, Texts texts, ClassifyViewModel model) {
    this.workbench = workbench;
    this.texts = texts;
    this.model = model;
  }

  List<Action> all() {
    BooleanBinding shown =
        Bindings.createBooleanBinding(
            () -> model.shownProperty().get().isPresent(), model.shownProperty());
    return List.of(
        Action.of("classify.open", Action.Group.FILE, texts.text("action.open"), this::choose)
            .withIcon(Feather.FOLDER)
            .withKeys("Shortcut+O"),
        Action.of(
                "classify.copy-text",
                Action.Group.EXPORT,
                texts.text("action.copy-text"),
                () -> copy(ClassificationText.plain(model.results(texts.locale()), texts.locale())))
            .withIcon(Feather.COPY)
            .enabledWhen(model.scoredProperty()),
        Action.of(
                "classify.copy-csv",
                Action.Group.EXPORT,
                texts.text("action.copy-csv"),
                () -> copy(ClassificationText.csv(model.results(texts.locale()))))
            .withIcon(Feather.COPY)
            .enabledWhen(model.scoredProperty()),
        Action.of(
                "classify.save-csv", Action.Group.EXPORT, texts.text("action.save-csv"), this::save)
            .withIcon(Feather.SAVE)
            .withKeys("Shortcut+S")
            .enabledWhen(model.scoredProperty()),
        Action.toggling(
                "classify.explain",
                Action.Group.VIEW,
                texts.text("action.explain"),
                model.explanation().wantedProperty())
            .withKeys("E")
            .enabledWhen(shown),
        Action.of("classify.stop", Action.Group.PICTURE, texts.text("action.stop"), model::stop)
            .enabledWhen(model.runningProperty()),
        Action.of("classify.again", Action.Group.PICTURE, texts.text("action.go-on"), model::resume)
            .withKeys("F5")
            .withIcon(Feather.ROTATE_CW)
            .enabledWhen(model.stoppedProperty()));
  }

  /** Asks for photographs. */
  void choose() {
    open(workbench.dialogs().openSeveral(texts.text("dialog.open"), List.of(photographs())));
  }

  /** Opens photographs, and those that lie in folders. */
  boolean open(List<Path> files) {
    if (files.isEmpty()) {
      return false;
    }
    forget();
    coming =
        Optional.of(
            workbench
                .tasks()
                .run(
                    Tasks.Lane.IO,
                    texts.text("activity.find"),
                    _ -> files.stream().flatMap(ClassifyActions::photographsIn).toList(),
                    this::show,
                    workbench.banners()::show));
    return true;
  }

  /** Opens pictures that are here already. */
  void openPhotos(List<Photo> photos) {
    forget();
    model.open(photos.stream().<Subject>map(Subject.OfPhoto::new).toList());
  }

  /** Shows a photograph that comes with the program. */
  void showSample(SamplePhoto sample) {
    forget();
    model.show(new Subject.OfSample(sample));
  }

  /** Whatever is asked for now must not be replaced by what was asked for before it. */
  private void forget() {
    coming.ifPresent(BackgroundTask::cancel);
    coming = Optional.empty();
  }

  private void show(List<Path> found) {
    if (found.isEmpty()) {
      workbench.banners().show(Banner.Tone.INFORMATION, texts.text("none-found"));
    } else {
      model.open(found.stream().<Subject>map(Subject.OfFile::new).toList());
    }
  }

  private static Stream<Path> photographsIn(Path file) {
    if (!Files.isDirectory(file)) {
      return Stream.of(file);
    }
    try (Stream<Path> inside = Files.list(file)) {
      return inside.filter(ClassifyActions::isPhotograph).sorted().toList().stream();
    } catch (IOException e) {
      // The folder then counts as one file, which is told to be unreadable.
      return Stream.of(file);
    }
  }

  private static boolean isPhotograph(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return ImageFiles.EXTENSIONS.stream().anyMatch(ending -> name.endsWith("." + ending));
  }

  boolean paste(Clipboard clipboard) {
    if (clipboard.hasFiles()) {
      return open(clipboard.getFiles().stream().map(File::toPath).toList());
    }
    Optional<RgbImage> picture = PhotoService.picture(clipboard);
    picture.ifPresent(
        pixels -> {
          forget();
          coming = Optional.of(workbench.photos().openPasted(pixels, this::openPhotos));
        });
    return picture.isPresent();
  }

  /** Puts a picture on the clipboard. */
  void copy(RgbImage picture) {
    PaneTransfer.copy(picture);
    workbench.banners().tell(texts.text("copied"));
  }

  private void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    workbench.banners().tell(texts.text("copied"));
  }

  private void save() {
    String csv = ClassificationText.csv(model.results(texts.locale()));
    workbench
        .dialogs()
        .save(
            texts.text("dialog.save"),
            "classes.csv",
            List.of(new FileDialogs.Kind(texts.text("kind.csv"), List.of("csv"))))
        .ifPresent(
            file ->
                workbench
                    .tasks()
                    .runToEnd(
                        Tasks.Lane.IO,
                        texts.text("activity.save"),
                        _ -> TextFile.write(file, csv),
                        _ -> {},
                        workbench.banners()::show));
  }

  private FileDialogs.Kind photographs() {
    return new FileDialogs.Kind(texts.text("kind.photographs"), ImageFiles.EXTENSIONS);
  }
}
