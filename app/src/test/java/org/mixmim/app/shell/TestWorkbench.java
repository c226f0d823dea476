package org.mixmim.app.shell;

import java.net.URI;
import java.util.function.Supplier;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.GpuSetup;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.app.workspace.PlatformFileDialogs;
import org.mixmim.app.workspace.Status;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.zoo.ModelLibrary;

/** What views share, made of what a test wants to have in its own hands; nothing is downloaded. */
public final class TestWorkbench {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/");

  private TestWorkbench() {}

  /** Without a window: whoever asks for a file there fails. */
  public static Workbench of(Messages messages, Settings settings, Tasks tasks) {
    FileDialogs dialogs =
        new PlatformFileDialogs(
            () -> {
              throw new AssertionError("nobody asks for a file");
            },
            settings,
            messages);
    return of(
        messages,
        settings,
        tasks,
        new FirstPaint(),
        new Banners(messages),
        dialogs,
        ModelLibrary::standard);
  }

  /** The rest of it is the program's own. */
  public static Workbench of(
      Messages messages,
      Settings settings,
      Tasks tasks,
      FirstPaint paint,
      Banners banners,
      FileDialogs dialogs,
      Supplier<ModelLibrary> library) {
    return new Workbench(
        messages,
        settings,
        tasks,
        paint,
        banners,
        new Status(),
        dialogs,
        new PhotoService(tasks, banners, dialogs, messages),
        new ModelService(tasks, banners, settings, messages, library),
        new GpuSetup(tasks, banners, dialogs, messages, NOWHERE, settings.folder()));
  }
}
