package org.mixmim.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.mixmim.app.ProductVersion;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.classify.ClassifyView;
import org.mixmim.app.mix.MixView;
import org.mixmim.app.models.ModelsView;
import org.mixmim.app.settings.ConfigFolder;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.task.UncaughtProblems;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.update.UpdateCheck;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.GpuSetup;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.app.workspace.PlatformFileDialogs;
import org.mixmim.app.workspace.Status;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.engine.LibtorchChoice;
import org.mixmim.model.zoo.DataFolder;
import org.mixmim.model.zoo.LibtorchDownload;
import org.mixmim.model.zoo.ModelLibrary;

/** The one place where everything is made and joined. */
public final class ExplorerApplication extends Application {
  private static final Setting<Language> LANGUAGE =
      Setting.of("window.language", Language.class, Language.closestTo(Locale.getDefault()));

  private final Settings settings = new Settings(ConfigFolder.find());
  private final FirstPaint paint = new FirstPaint();
  private final Tasks tasks = Tasks.start(paint);

  /** Made by JavaFX. */
  public ExplorerApplication() {}

  @Override
  public void start(Stage stage) {
    // First of all that waits for the paint: what the others do then takes its time.
    WindowCheck.ifAsked(System.getenv(), stage, paint);
    Messages messages = new Messages(settings.get(LANGUAGE));
    settings.property(LANGUAGE).bind(messages.languageProperty());
    Banners banners = new Banners(messages);
    Thread.setDefaultUncaughtExceptionHandler(
        new UncaughtProblems(Platform::runLater, System::gc, banners::show, System::nanoTime));
    settings.onUnkept(
        unkept -> Platform.runLater(() -> banners.show(Banner.Tone.WARNING, new Problem(unkept))));
    FileDialogs dialogs = new PlatformFileDialogs(() -> stage, settings, messages);
    ModelService models =
        new ModelService(tasks, banners, settings, messages, ModelLibrary::standard);
    // Not before: while libtorch is loaded, JavaFX cannot look up its own native functions.
    paint.then(models::start);
    Workbench workbench =
        new Workbench(
            messages,
            settings,
            tasks,
            paint,
            banners,
            new Status(),
            dialogs,
            new PhotoService(tasks, banners, dialogs, messages),
            models,
            new GpuSetup(
                tasks, banners, dialogs, messages, LibtorchDownload.SITE, DataFolder.standard()));
    new LibtorchChoice(DataFolder.standard())
        .apply()
        .ifPresent(problem -> banners.show(Banner.Tone.WARNING, new Problem(problem)));
    Appearance appearance = new Appearance(settings);
    MixView mix = new MixView(workbench);
    ClassifyView classify = new ClassifyView(workbench);
    ModelsView store = new ModelsView(workbench, ModelLibrary::standard);
    Shell shell = new Shell(stage, workbench, appearance, List.of(mix, classify, store));
    mix.onClassify(
        photos -> {
          classify.classify(photos);
          shell.show(classify);
        });
    ProductVersion version = ProductVersion.current();
    UpdateCheck updates =
        new UpdateCheck(tasks, banners, settings, messages, version.number(), version.updates());
    shell.actions().addGlobal(updates.actions());
    shell.open();
    List<Path> files = getParameters().getRaw().stream().map(Path::of).toList();
    paint.then(
        () -> {
          shell.drop(files);
          IdleMoment.then(tasks.activities(), updates::start);
          IdleMoment.then(tasks.activities(), models.kernels()::find);
        });
  }

  @Override
  public void stop() {
    // The window is gone by now: waiting here keeps nobody waiting.
    tasks.activities().cancelAll();
    settings.close();
    tasks.close();
  }
}
