package org.mixmim.app.mix;

import java.nio.file.Path;
import java.util.List;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskFiles;

/** Masks from and to files. */
final class MaskFileActions {
  private static final List<String> EXTENSIONS = List.of("png", "csv", "npy");

  private final MixViewModel model;
  private final Wording words;
  private final Workbench workbench;

  MaskFileActions(MixViewModel model, Wording words, Workbench workbench) {
    this.model = model;
    this.words = words;
    this.workbench = workbench;
  }

  void load() {
    workbench
        .dialogs()
        .open(
            words.text("mask.load.title"),
            List.of(new FileDialogs.Kind(words.text("mask.kind"), EXTENSIONS)))
        .ifPresent(this::load);
  }

  void load(Path file) {
    CellMask now = model.state().mask();
    workbench
        .tasks()
        .run(
            Tasks.Lane.IO,
            words.text("mask.loading"),
            _ -> MaskFiles.read(file, now.rows(), now.columns()),
            model::changeMask,
            workbench.banners()::show);
  }

  void save() {
    CellMask mask = model.state().mask();
    workbench
        .dialogs()
        .save(
            words.text("mask.save.title"),
            "mask.png",
            EXTENSIONS.stream()
                .map(
                    extension ->
                        new FileDialogs.Kind(
                            words.text("mask.kind." + extension), List.of(extension)))
                .toList())
        .ifPresent(
            file ->
                workbench
                    .tasks()
                    .runToEnd(
                        Tasks.Lane.IO,
                        words.text("mask.saving"),
                        _ -> {
                          MaskFiles.write(file, mask);
                          return file;
                        },
                        saved ->
                            workbench
                                .banners()
                                .tell(
                                    words.text("mask.saved", String.valueOf(saved.getFileName()))),
                        workbench.banners()::show));
  }
}
