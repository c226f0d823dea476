package org.mixmim.app.workspace;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.TaskControl;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.mixmim.model.engine.LibtorchChoice;
import org.mixmim.model.engine.LibtorchFolder;
import org.mixmim.model.zoo.DownloadSettings;
import org.mixmim.model.zoo.LibtorchDownload;
import org.mixmim.model.zoo.LibtorchPlan;

/**
 * Makes the program use NVIDIA cards from its next start on: the engine's libraries cannot be
 * exchanged while it runs. Used on the JavaFX thread; nothing is fetched unless the user agrees.
 */
public final class GpuSetup {
  private static final int STEPS = 1000;

  private final Tasks tasks;
  private final Banners banners;
  private final FileDialogs dialogs;
  private final Texts texts;
  private final URI site;
  private final Path home;

  /**
   * Makes the service.
   *
   * @param tasks where files are fetched
   * @param banners where news are told
   * @param dialogs asks for a folder
   * @param messages the words
   * @param site where libtorch is published
   * @param home the program's data folder
   */
  public GpuSetup(
      Tasks tasks, Banners banners, FileDialogs dialogs, Messages messages, URI site, Path home) {
    this.tasks = tasks;
    this.banners = banners;
    this.dialogs = dialogs;
    this.texts = messages.of(GpuSetup.class);
    this.site = site;
    this.home = home;
  }

  /**
   * Asks the site what would be fetched.
   *
   * @param then takes the answer
   * @param failed takes the reason why there is none
   */
  public void plan(Consumer<LibtorchPlan> then, Consumer<Problem> failed) {
    tasks.run(
        Tasks.Lane.IO,
        texts.text("gpu.asking"),
        _ -> {
          LibtorchFolder.requireBridge(LibtorchFolder.CUDA);
          try (LibtorchDownload download = download()) {
            return download.plan(
                LibtorchFolder.bridgeVersion(), LibtorchFolder.CUDA, LibtorchFolder.classifier());
          }
        },
        then,
        failed);
  }

  private LibtorchDownload download() {
    return new LibtorchDownload(site, home, DownloadSettings.standard());
  }

  /**
   * Fetches what the user agreed to; Esc stops it, and the next time goes on from there.
   *
   * @param plan what was agreed to
   */
  public void fetch(LibtorchPlan plan) {
    tasks.run(
        Tasks.Lane.IO,
        texts.text("gpu.fetching"),
        control -> remember(fetch(plan, control)),
        this::tell,
        banners::show);
  }

  private Path fetch(LibtorchPlan plan, TaskControl control) {
    try (LibtorchDownload download = download()) {
      return download.run(
          plan,
          state -> {
            control.progress((int) (state.fraction() * STEPS), STEPS);
            if (control.cancelled()) {
              download.stop();
            }
          });
    }
  }

  /** Asks for the folder of a libtorch that is on this machine, and takes it. */
  public void chooseFolder() {
    Optional<Path> folder = dialogs.folder(texts.text("gpu.folder"));
    folder.ifPresent(
        chosen ->
            tasks.runToEnd(
                Tasks.Lane.IO,
                texts.text("gpu.asking"),
                _ -> remember(chosen),
                this::tell,
                banners::show));
  }

  private LibtorchFolder remember(Path folder) {
    LibtorchFolder checked = LibtorchFolder.check(folder);
    new LibtorchChoice(home).remember(checked);
    return checked;
  }

  private void tell(LibtorchFolder chosen) {
    banners.show(
        Banner.Tone.INFORMATION,
        texts.text("gpu.ready", chosen.version(), chosen.flavour(), chosen.folder().toString()));
  }
}
