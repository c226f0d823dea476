package org.mixmim.app.workspace;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.task.LatestOnly;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.FileStamp;
import org.mixmim.model.inference.KernelSelection;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelRemarks;
import org.mixmim.model.zoo.ModelTask;

/**
 * The model that is used for one task. A new choice is loaded in the background; the model in use
 * stays until the new one is whole, and stays if that fails. Used on the JavaFX thread.
 */
public final class ModelSlot {
  private final ModelTask task;
  private final ModelService service;
  private final Setting<String> remembered;
  private final LatestOnly<LoadedModelHandle> loads;
  private final ReadOnlyObjectWrapper<Optional<LoadedModelHandle>> model =
      new ReadOnlyObjectWrapper<>(this, "model", Optional.empty());
  private final ObservableValue<Optional<String>> name;
  private Optional<Request> request = Optional.empty();
  private boolean demanded;
  private int choices;

  /** What is wanted, and as which of the user's choices: 0 for what nobody chose. */
  private record Request(String nameOrFile, LoadOptions options, int choice) {}

  ModelSlot(ModelTask task, ModelService service) {
    this.task = task;
    this.service = service;
    this.remembered = Setting.of("model." + task, String.class, "");
    this.loads =
        service
            .tasks()
            .latestOwned(
                Tasks.Lane.INFERENCE,
                service.texts().text("model.loading"),
                this::use,
                service::close,
                this::fail);
    ObjectProperty<String> last = service.settings().property(remembered);
    this.name =
        Bindings.createObjectBinding(
            () ->
                model
                    .get()
                    .map(LoadedModelHandle::nameOrFile)
                    .or(() -> Optional.of(last.get()).filter(text -> !text.isEmpty()))
                    .or(() -> service.shipped(task)),
            model,
            last,
            service.cards());
  }

  /**
   * What the model is for.
   *
   * @return the task
   */
  public ModelTask task() {
    return task;
  }

  /**
   * The model in use.
   *
   * @return the property; empty until the first one is loaded
   */
  public ReadOnlyObjectProperty<Optional<LoadedModelHandle>> modelProperty() {
    return model.getReadOnlyProperty();
  }

  /**
   * The model in use.
   *
   * @return empty until the first one is loaded
   */
  public Optional<LoadedModelHandle> model() {
    return model.get();
  }

  /**
   * The name or file of the model in use; before one is loaded, of the one that will be.
   *
   * @return the value; empty until it is known which models there are
   */
  public ObservableValue<Optional<String>> nameProperty() {
    return name;
  }

  /**
   * Whether a model is being loaded.
   *
   * @return the property
   */
  public ReadOnlyBooleanProperty loadingProperty() {
    return loads.busyProperty();
  }

  /**
   * Says that a model is needed: loads the one used last, or the one that comes with the program.
   */
  public void demand() {
    if (demanded) {
      return;
    }
    demanded = true;
    service.whenReady(
        library -> {
          if (request.isEmpty()) {
            String last = service.settings().get(remembered);
            load(library, new Request(last.isEmpty() ? builtIn() : last, service.options(), 0));
          }
        });
  }

  /**
   * Takes another model.
   *
   * @param nameOrFile a name of the catalogue or the path of a file
   */
  public void choose(String nameOrFile) {
    choose(nameOrFile, service.options());
  }

  /**
   * Takes another model, or the same one in another way.
   *
   * @param nameOrFile a name of the catalogue or the path of a file
   * @param options what the user says about it; the device is the one chosen for the program
   */
  public void choose(String nameOrFile, LoadOptions options) {
    ask(nameOrFile, options, ++choices);
  }

  /** Loads the model in use again, on the device chosen now. */
  void reload() {
    request.ifPresent(last -> ask(last.nameOrFile(), last.options(), last.choice()));
  }

  /** Goes on with the model that comes with the program, if another was used that is removed. */
  void forget(String name) {
    if (service.settings().get(remembered).equals(name)) {
      service.settings().set(remembered, "");
    }
    if (model.get().filter(used -> used.nameOrFile().equals(name)).isPresent()) {
      ask(builtIn(), service.options(), 0);
    }
  }

  private void ask(String nameOrFile, LoadOptions options, int choice) {
    demanded = true;
    Request wanted =
        new Request(
            nameOrFile,
            options.on(service.options().device()).in(service.options().precision()),
            choice);
    request = Optional.of(wanted);
    service.whenReady(library -> load(library, wanted));
  }

  private void load(ModelLibrary library, Request wanted) {
    request = Optional.of(wanted);
    loads.submit(_ -> open(library, wanted));
  }

  private LoadedModelHandle open(ModelLibrary library, Request wanted) {
    ModelRemarks remarks = library.remarks(wanted.nameOrFile());
    Checkpoint file = library.open(wanted.nameOrFile());
    Optional<FileStamp> stamp = file.stamp();
    LoadedModel opened =
        LoadedModel.open(
            file,
            KernelSelection.atOnce(
                wanted.options().orElse(remarks.decoderHeads(), remarks.normalisedPixels())));
    try {
      check(opened);
    } catch (RuntimeException cannot) {
      opened.close();
      throw cannot;
    }
    return new LoadedModelHandle(
        wanted.nameOrFile(), wanted.options(), wanted.choice(), stamp, opened);
  }

  /** Throws, with the model's own words, where it lacks what the task needs. */
  private void check(LoadedModel opened) {
    Object part =
        switch (task) {
          case RECONSTRUCT -> opened.reconstructor();
          case CLASSIFY -> opened.classifier();
          case FEATURES -> opened.features();
        };
    assert part != null;
  }

  private void use(LoadedModelHandle opened) {
    Optional<LoadedModelHandle> old = model.get();
    model.set(Optional.of(opened));
    // What stands in for a file that is away, perhaps with its drive, is nobody's choice.
    if (opened.choice() > 0) {
      service.settings().set(remembered, opened.nameOrFile());
    }
    old.ifPresent(service::close);
  }

  private void fail(Problem problem) {
    String failed = request.map(Request::nameOrFile).orElse("");
    int choice = request.map(Request::choice).orElse(0);
    request =
        model.get().map(used -> new Request(used.nameOrFile(), used.options(), used.choice()));
    String builtIn = builtIn();
    if (failed.equals(builtIn)) {
      service
          .banners()
          .show(
              problem,
              new Banner.Button(
                  service.texts().text("model.again"),
                  () -> ask(builtIn, service.options(), choice)));
    } else if (model.get().isEmpty()) {
      service.banners().show(problem);
      ask(builtIn, service.options(), 0);
    } else {
      service
          .banners()
          .show(
              problem,
              new Banner.Button(service.texts().text("model.built-in"), () -> choose(builtIn)));
    }
  }

  private String builtIn() {
    return service.builtIn(task);
  }
}
