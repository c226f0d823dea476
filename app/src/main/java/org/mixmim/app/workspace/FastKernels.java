package org.mixmim.app.workspace;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Texts;
import org.mixmim.model.engine.Device;
import org.mixmim.model.inference.KernelSelection;
import org.mixmim.model.inference.KernelSummary;
import org.mixmim.model.problem.MixMimException;

/**
 * What is known of the fast kernels of the device in use. Nobody waits for the search: models
 * compute plainly until it is done, and are loaded again with what it found. Used on the JavaFX
 * thread.
 */
public final class FastKernels {
  private final Tasks tasks;
  private final Banners banners;
  private final Texts texts;
  private final Search search;
  private final Runnable reload;
  private final ReadOnlyObjectWrapper<Optional<KernelSummary>> summary =
      new ReadOnlyObjectWrapper<>(this, "summary", Optional.empty());
  private Device device = Device.CPU;
  private boolean wanted;
  private boolean searching;

  /** Finds the fast kernels of a device, unless told to stop. */
  interface Search {
    KernelSummary of(Device device, BooleanSupplier stop);
  }

  FastKernels(Tasks tasks, Banners banners, Texts texts, Search search, Runnable reload) {
    this.tasks = tasks;
    this.banners = banners;
    this.texts = texts;
    this.search = search;
    this.reload = reload;
  }

  /**
   * What is known.
   *
   * @return the property; empty until someone has searched
   */
  public ReadOnlyObjectProperty<Optional<KernelSummary>> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /**
   * Takes what is known of a device already, and tells of a fall-back. Once somebody has asked for
   * a search, a device of which nothing is known is searched, too.
   */
  void use(Device used, Optional<KernelSummary> known) {
    device = used;
    summary.set(known);
    known.flatMap(KernelSummary::problem).ifPresent(this::tell);
    if (wanted) {
      find();
    }
  }

  /** Searches in the background, unless the answer is known or on its way. */
  public void find() {
    wanted = true;
    if (searching || summary.get().isPresent()) {
      return;
    }
    searching = true;
    Device searched = device;
    tasks
        .run(
            Tasks.Lane.IO,
            texts.text("kernels.searching"),
            control -> search.of(searched, control::cancelled),
            found -> found(searched, found),
            banners::show)
        .runningProperty()
        .subscribe(
            running -> {
              searching = running;
              if (!running && !searched.equals(device)) {
                find();
              }
            });
  }

  private void found(Device searched, KernelSummary found) {
    if (!searched.equals(device)) {
      return;
    }
    use(searched, Optional.of(found));
    if (found.problem().isEmpty()) {
      String factor = String.format(texts.locale(), "%.1f", found.speedup());
      banners.tell(texts.text("kernels.found", factor));
    }
    reload.run();
  }

  private void tell(MixMimException problem) {
    banners.show(
        Banner.Tone.WARNING,
        new Problem(problem),
        new Banner.Button(texts.text("kernels.again"), this::searchAgain));
  }

  private void searchAgain() {
    Device forgotten = device;
    tasks.runToEnd(
        Tasks.Lane.IO,
        texts.text("kernels.searching"),
        _ -> {
          KernelSelection.forget(forgotten);
          return forgotten;
        },
        _ -> {
          summary.set(Optional.empty());
          find();
        },
        banners::show);
  }
}
