package org.mixmim.app.workspace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.EngineReport;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.inference.AutomaticDevice;
import org.mixmim.model.inference.InferenceException;
import org.mixmim.model.inference.KernelSelection;
import org.mixmim.model.inference.KernelSummary;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.ModelSource;
import org.mixmim.model.zoo.ModelTask;
import org.mixmim.model.zoo.StoreException;

/**
 * The models in use, one a task, and the engine they run on. Nothing heavy happens before {@link
 * #start}, and nothing of it on the JavaFX thread, where this class is used.
 */
public final class ModelService {
  /** Let the program choose the device. */
  public static final String AUTOMATIC = "auto";

  private static final Setting<Precision> PRECISION =
      Setting.of("model.precision", Precision.class, Precision.FLOAT32);
  private static final Setting<String> DEVICE = Setting.of("model.device", String.class, AUTOMATIC);

  private final Tasks tasks;
  private final Banners banners;
  private final Settings settings;
  private final Texts texts;
  private final Supplier<ModelLibrary> librarySource;
  private final FastKernels kernels;
  private final Map<ModelTask, ModelSlot> slots = new EnumMap<>(ModelTask.class);
  private final ObservableList<ModelCard> cards = FXCollections.observableArrayList();
  private final ObservableList<ModelCard> cardsView =
      FXCollections.unmodifiableObservableList(cards);
  private final ReadOnlyObjectWrapper<Optional<EngineReport>> engine =
      new ReadOnlyObjectWrapper<>(this, "engine", Optional.empty());
  private final ReadOnlyObjectWrapper<Device> device =
      new ReadOnlyObjectWrapper<>(this, "device", Device.CPU);
  private final List<Consumer<ModelLibrary>> waiting = new ArrayList<>();
  private Optional<ModelLibrary> library = Optional.empty();

  private record Started(EngineReport report, Device device, Optional<KernelSummary> kernels) {}

  private record Shelf(
      ModelLibrary library, List<ModelCard> available, Optional<StoreException> trouble) {
    /** A store that cannot be read must not take away the models that come with the program. */
    static Shelf of(ModelLibrary library) {
      try {
        return new Shelf(library, available(library, library.cards()), Optional.empty());
      } catch (StoreException e) {
        List<ModelCard> known = library.catalogue().cards();
        return new Shelf(library, available(library, known), Optional.of(e));
      }
    }

    private static List<ModelCard> available(ModelLibrary library, List<ModelCard> cards) {
      return cards.stream().filter(library::isAvailable).toList();
    }
  }

  /**
   * Makes the service; it does nothing yet.
   *
   * @param tasks where models are loaded
   * @param banners where problems are told
   * @param settings remembers the choices
   * @param messages the words
   * @param library opens the library; called in the background
   */
  public ModelService(
      Tasks tasks,
      Banners banners,
      Settings settings,
      Messages messages,
      Supplier<ModelLibrary> library) {
    this.tasks = tasks;
    this.banners = banners;
    this.settings = settings;
    this.texts = messages.of(ModelService.class);
    this.librarySource = library;
    this.kernels =
        new FastKernels(tasks, banners, texts, KernelSelection::search, this::kernelsFound);
    banners.remedyFor(
        problem ->
            problem.cause() instanceof InferenceException failure
                    && failure.key().equals(InferenceException.CARD_FULL)
                ? Optional.of(
                    new Banner.Button(
                        texts.text("device.use-cpu"), () -> chooseDevice(Device.CPU.toString())))
                : Optional.empty());
    for (ModelTask task : ModelTask.values()) {
      slots.put(task, new ModelSlot(task, this));
    }
  }

  /** Starts the engine and reads the catalogue; call it once the window is on screen. */
  public void start() {
    startEngine();
    refresh();
  }

  private void startEngine() {
    String choice = settings.get(DEVICE);
    tasks.runToEnd(
        Tasks.Lane.INFERENCE,
        texts.text("engine.starting"),
        _ -> {
          EngineReport report = TorchEngine.report();
          Device picked = pick(report, choice);
          return new Started(report, picked, KernelSelection.known(picked));
        },
        started -> {
          engine.set(Optional.of(started.report()));
          device.set(started.device());
          kernels.use(started.device(), started.kernels());
          tellFallback(started.report(), choice);
          runWaiting();
        },
        this::engineFailed);
  }

  /** The device that was chosen once may be gone: said, with the reason and what to do. */
  private void tellFallback(EngineReport report, String choice) {
    report.devices().stream()
        .filter(one -> one.device().toString().equals(choice))
        .flatMap(one -> one.unusable().stream())
        .forEach(reason -> banners.show(Banner.Tone.WARNING, new Problem(reason)));
  }

  private void engineFailed(Problem problem) {
    banners.show(problem, new Banner.Button(texts.text("model.again"), this::startEngine));
  }

  /** Reads anew which models there are, after one was downloaded, imported or removed. */
  public void refresh() {
    tasks.runToEnd(
        Tasks.Lane.IO,
        texts.text("model.listing"),
        _ -> Shelf.of(librarySource.get()),
        shelf -> {
          library = Optional.of(shelf.library());
          cards.setAll(shelf.available());
          shelf.trouble().map(Problem::new).ifPresent(banners::show);
          runWaiting();
        },
        banners::show);
  }

  private void runWaiting() {
    if (engine.get().isPresent() && library.isPresent()) {
      List<Consumer<ModelLibrary>> ready = List.copyOf(waiting);
      waiting.clear();
      ready.forEach(step -> step.accept(library.get()));
    }
  }

  /** Does something as soon as engine and library are there. */
  void whenReady(Consumer<ModelLibrary> step) {
    waiting.add(step);
    runWaiting();
  }

  /**
   * The models that can be opened now.
   *
   * @return a live list, in the catalogue's order
   */
  public ObservableList<ModelCard> cards() {
    return cardsView;
  }

  /**
   * What a model is called on the screen.
   *
   * @param name its name in the catalogue, or what it was called before
   * @param locale the language
   * @return its card's title, if it is one that can be opened now
   */
  public Optional<String> title(String name, Locale locale) {
    return cardsView.stream()
        .filter(card -> card.isCalled(name))
        .map(card -> card.title().in(locale))
        .findFirst();
  }

  /**
   * The model of a task.
   *
   * @param task the task
   * @return its slot, the same at every call
   */
  public ModelSlot slot(ModelTask task) {
    return Objects.requireNonNull(slots.get(task));
  }

  /**
   * What the engine is and can use.
   *
   * @return the property; empty until the engine runs
   */
  public ReadOnlyObjectProperty<Optional<EngineReport>> engineProperty() {
    return engine.getReadOnlyProperty();
  }

  /**
   * Where models compute.
   *
   * @return the property
   */
  public ReadOnlyObjectProperty<Device> deviceProperty() {
    return device.getReadOnlyProperty();
  }

  /**
   * The device that the user wants, as {@link Device#toString} names it, or {@link #AUTOMATIC}.
   *
   * @return the property, remembered between starts
   */
  public ObjectProperty<String> deviceChoiceProperty() {
    return settings.property(DEVICE);
  }

  /**
   * Moves the models to another device.
   *
   * @param choice as {@link Device#toString} names it, or {@link #AUTOMATIC}
   */
  public void chooseDevice(String choice) {
    settings.set(DEVICE, choice);
    wanted().filter(one -> !one.equals(device.get())).ifPresent(this::move);
  }

  /** Where models should compute as far as is known; empty until the engine runs. */
  private Optional<Device> wanted() {
    return engine.get().map(report -> pick(report, settings.get(DEVICE)));
  }

  private void move(Device wanted) {
    tasks.runToEnd(
        Tasks.Lane.IO,
        texts.text("engine.starting"),
        _ -> KernelSelection.known(wanted),
        known -> {
          device.set(wanted);
          kernels.use(wanted, known);
          reload();
        },
        banners::show);
  }

  /** A card that fails its trial, or loses against the processor, is not what "auto" means. */
  private void kernelsFound() {
    wanted().filter(one -> !one.equals(device.get())).ifPresentOrElse(this::move, this::reload);
  }

  /**
   * Uses a model no longer, because it was removed.
   *
   * @param name its name
   */
  public void forget(String name) {
    slots.values().forEach(slot -> slot.forget(name));
  }

  private void reload() {
    slots.values().forEach(ModelSlot::reload);
  }

  /**
   * The fast kernels of the device in use.
   *
   * @return what is known of them
   */
  public FastKernels kernels() {
    return kernels;
  }

  /**
   * The number format that the user wants; models compute in float32 where it is not faster.
   *
   * @return the property, remembered between starts
   */
  public ObjectProperty<Precision> precisionChoiceProperty() {
    return settings.property(PRECISION);
  }

  /**
   * Loads the models in another number format.
   *
   * @param choice the format
   */
  public void choosePrecision(Precision choice) {
    if (choice != settings.get(PRECISION)) {
      settings.set(PRECISION, choice);
      reload();
    }
  }

  /** The device wanted where it can be used; else, or left to the program, the fastest known. */
  static Device pick(EngineReport report, String choice) {
    return report.devices().stream()
        .filter(one -> one.unusable().isEmpty())
        .map(EngineReport.DeviceReport::device)
        .filter(one -> one.toString().equals(choice))
        .findFirst()
        .orElseGet(() -> AutomaticDevice.known(report));
  }

  /** The model for a task that comes with the program. */
  String builtIn(ModelTask task) {
    return shipped(task)
        .orElseThrow(() -> new IllegalStateException("no model for " + task + " is built in"));
  }

  /** The same; empty until it is known which models there are. */
  Optional<String> shipped(ModelTask task) {
    return cards.stream()
        .filter(card -> card.source() instanceof ModelSource.BuiltIn)
        .filter(card -> card.tasks().contains(task))
        .map(ModelCard::name)
        .findFirst();
  }

  LoadOptions options() {
    return LoadOptions.DEFAULT.on(device.get()).in(settings.get(PRECISION));
  }

  Tasks tasks() {
    return tasks;
  }

  Banners banners() {
    return banners;
  }

  Settings settings() {
    return settings;
  }

  Texts texts() {
    return texts;
  }

  /** Closes a model; that waits for its running call, so it happens in the background. */
  void close(LoadedModelHandle handle) {
    tasks.execute(Tasks.Lane.IO, handle.model()::close);
  }
}
