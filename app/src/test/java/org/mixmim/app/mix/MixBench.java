package org.mixmim.app.mix;

import java.nio.file.Path;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.shell.TestWorkbench;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.PlatformFileDialogs;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.zoo.ModelLibrary;

/** One run of the program without a window, whose threads a test holds. */
final class MixBench implements AutoCloseable {
  final MixSamples.HandClock clock = new MixSamples.HandClock();
  final MixViewModel model;
  final Wording words;
  final Workbench workbench;
  final MixSessions sessions;
  private final Settings settings;

  MixBench(Path folder, Tasks tasks) {
    Messages messages = new Messages(Language.ENGLISH);
    settings = new Settings(folder);
    model = MixSamples.viewModel(tasks, clock);
    FileDialogs dialogs =
        new PlatformFileDialogs(
            () -> {
              throw new AssertionError("nobody asks for a file");
            },
            settings,
            messages);
    workbench =
        TestWorkbench.of(
            messages,
            settings,
            tasks,
            new FirstPaint(),
            new Banners(messages),
            dialogs,
            ModelLibrary::standard);
    words = new Wording(messages, workbench.models());
    sessions = new MixSessions(model, words, workbench, new Arrivals());
  }

  @Override
  public void close() {
    settings.close();
  }
}
