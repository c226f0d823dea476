package org.mixmim.app.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.shell.LazyView;
import org.mixmim.app.task.Problem;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.zoo.DownloadSettings;
import org.mixmim.model.zoo.Downloader;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelRemarks;
import org.mixmim.model.zoo.ModelTask;

/** Every model there is: what it can do, where its file comes from, what it is used for. */
public final class ModelsView extends LazyView {
  private static final List<String> ENDINGS = List.of("pth", "pt", "safetensors");

  private final Workbench workbench;
  private final Texts texts;
  private final ModelsViewModel model;

  /**
   * Makes the view.
   *
   * @param workbench what the views share
   * @param library opens the models' library; called in the background
   */
  public ModelsView(Workbench workbench, Supplier<ModelLibrary> library) {
    this.workbench = workbench;
    this.texts = workbench.messages().of(ModelsView.class);
    Downloads downloads =
        new Downloads(
            () -> new Downloader(library.get().store(), DownloadSettings.standard()),
            Downloads.threads(),
            workbench.tasks());
    this.model =
        new ModelsViewModel(
            workbench.tasks(),
            texts,
            new ModelFiles(library),
            downloads,
            ModelChoice.of(workbench.models()),
            news());
  }

  private ModelsViewModel.News news() {
    return new ModelsViewModel.News() {
      @Override
      public void problem(Problem problem) {
        workbench.banners().show(problem);
      }

      @Override
      public void good(ObservableValue<String> sentence) {
        workbench.banners().tell(sentence);
      }
    };
  }

  @Override
  public String id() {
    return "models";
  }

  @Override
  public ObservableValue<String> title() {
    return texts.text("title");
  }

  @Override
  public Ikon icon() {
    return Feather.LAYERS;
  }

  @Override
  public void shown() {
    model.refresh();
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(
                "models.import", Action.Group.FILE, texts.text("action.import"), this::chooseImport)
            .withIcon(Feather.PLUS)
            .withKeys("Shortcut+O"),
        Action.of("models.refresh", Action.Group.VIEW, texts.text("action.refresh"), model::refresh)
            .withIcon(Feather.REFRESH_CW)
            .withKeys("F5"));
  }

  @Override
  public boolean drop(List<Path> files) {
    Optional<Path> file = files.stream().filter(ModelsView::isModelFile).findFirst();
    return file.isPresent() && takeModel(file.get(), Optional.empty());
  }

  @Override
  public boolean takeModel(Path file, Optional<ModelTask> use) {
    model.proposeImport(file, ModelRemarks.NONE, use);
    return true;
  }

  /**
   * Whether a file's name is that of a model file, so that other views can hand it over.
   *
   * @param file the file
   * @return true for {@code .pth}, {@code .pt} and {@code .safetensors}
   */
  public static boolean isModelFile(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(ending -> name.endsWith("." + ending));
  }

  @Override
  protected Parent build() {
    ObservableValue<?> language = workbench.messages().languageProperty();
    ModelList list = new ModelList(model, texts, language, this::chooseImport);
    DetailsPane details = new DetailsPane(model, texts, language, this::chooseExport);
    BorderPane page = new BorderPane(details, null, null, null, list);
    page.setId("models-view");
    return page;
  }

  private void chooseImport() {
    workbench
        .dialogs()
        .open(
            texts.text("dialog.import"),
            List.of(new FileDialogs.Kind(texts.text("kind.model"), ENDINGS)))
        .ifPresent(file -> takeModel(file, Optional.empty()));
  }

  private void chooseExport(ModelEntry entry, ScalarType type) {
    workbench
        .dialogs()
        .save(
            texts.text("dialog.export"),
            entry.name() + ".safetensors",
            List.of(new FileDialogs.Kind(texts.text("kind.safetensors"), List.of("safetensors"))))
        .ifPresent(file -> model.export(entry, file, type));
  }
}
