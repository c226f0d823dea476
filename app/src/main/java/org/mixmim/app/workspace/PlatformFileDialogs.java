package org.mixmim.app.workspace;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;

/** The platform's own dialogs; they start in the folder used last. */
public final class PlatformFileDialogs implements FileDialogs {
  private static final Setting<String> FOLDER = Setting.of("files.folder", String.class, "");

  private final Supplier<Window> owner;
  private final Settings settings;
  private final Texts texts;

  /**
   * Makes the dialogs.
   *
   * @param owner the window they belong to
   * @param settings remembers the folder
   * @param messages the words
   */
  public PlatformFileDialogs(Supplier<Window> owner, Settings settings, Messages messages) {
    this.owner = owner;
    this.settings = settings;
    this.texts = messages.of(PlatformFileDialogs.class);
  }

  @Override
  public Optional<Path> open(ObservableValue<String> title, List<Kind> kinds) {
    return Optional.ofNullable(chooser(title, kinds).showOpenDialog(owner.get()))
        .map(this::remember);
  }

  @Override
  public List<Path> openSeveral(ObservableValue<String> title, List<Kind> kinds) {
    List<File> files = chooser(title, kinds).showOpenMultipleDialog(owner.get());
    return files == null ? List.of() : files.stream().map(this::remember).toList();
  }

  @Override
  public Optional<Path> save(
      ObservableValue<String> title, String suggestedName, List<Kind> kinds) {
    FileChooser chooser = chooser(title, kinds);
    chooser.setInitialFileName(suggestedName);
    Optional<Path> file =
        Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(this::remember);
    int chosen =
        Math.max(0, chooser.getExtensionFilters().indexOf(chooser.getSelectedExtensionFilter()));
    return file.flatMap(typed -> complete(typed, kinds, kinds.get(chosen), this::mayBeReplaced));
  }

  @Override
  public Optional<Path> folder(ObservableValue<String> title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title.getValue());
    lastFolder().ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
  }

  /**
   * The file with its extension. A dialog that gave back the bare name has not asked whether the
   * file of the whole name may be replaced.
   *
   * @param mayBeReplaced asks it
   * @return the file, or nothing if what is there shall stay
   */
  static Optional<Path> complete(
      Path typed, List<Kind> kinds, Kind chosen, Predicate<Path> mayBeReplaced) {
    Path file = withExtension(typed, kinds, chosen);
    boolean agreed = file.equals(typed) || Files.notExists(file) || mayBeReplaced.test(file);
    return Optional.of(file).filter(_ -> agreed);
  }

  boolean mayBeReplaced(Path file) {
    ButtonType replace = new ButtonType(texts.get("save.replace"), ButtonBar.ButtonData.OK_DONE);
    ButtonType cancel = new ButtonType(texts.get("save.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    String question = texts.get("save.exists", String.valueOf(file.getFileName()));
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question, replace, cancel);
    alert.initOwner(owner.get());
    alert.setTitle(texts.get("save.replace"));
    alert.setHeaderText("");
    // The owner's fonts and colours: they have glyphs for every language.
    alert.getDialogPane().getStylesheets().setAll(owner.get().getScene().getStylesheets());
    return alert.showAndWait().filter(replace::equals).isPresent();
  }

  /** Some platforms give back the bare name that was typed. */
  static Path withExtension(Path file, List<Kind> kinds, Kind chosen) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean known =
        kinds.stream()
            .flatMap(kind -> kind.extensions().stream())
            .anyMatch(extension -> name.endsWith("." + extension));
    return known
        ? file
        : file.resolveSibling(file.getFileName() + "." + chosen.extensions().getFirst());
  }

  private FileChooser chooser(ObservableValue<String> title, List<Kind> kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title.getValue());
    for (Kind kind : kinds) {
      List<String> patterns =
          kind.extensions().stream().map(extension -> "*." + extension).toList();
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(kind.name().getValue(), patterns));
    }
    lastFolder().ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<File> lastFolder() {
    return Optional.of(settings.get(FOLDER))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .filter(Files::isDirectory)
        .map(Path::toFile);
  }

  private Path remember(File chosen) {
    File folder = chosen.getAbsoluteFile().getParentFile();
    if (folder != null) {
      settings.set(FOLDER, folder.getPath());
    }
    return chosen.toPath();
  }
}
