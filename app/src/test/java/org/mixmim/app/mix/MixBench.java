package org.mixmim.app.mix;

import java.nio.file.Path;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.shell.TestWorkbench;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.Workbench;

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
    workbench = TestWorkbench.of(messages, settings, tasks);
    words = new Wording(messages, workbench.models());
    sessions = new MixSessions(model, words, workbench, new Arrivals());
  }

  @Override
  public void close() {
    settings.close();
  }
}
