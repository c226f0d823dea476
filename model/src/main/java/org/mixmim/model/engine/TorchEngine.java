package org.mixmim.model.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixmim.model.file.CrashMarker;

/** The one place where the PyTorch engine is started. */
public final class TorchEngine {
  static final String NAME = "PyTorch";
  private static final int THREADS =
      Integer.getInteger("ai.djl.pytorch.num_threads", Processor.current().cores());

  private static boolean started;
  private static Optional<LibtorchFolder> library = Optional.empty();
  private static Optional<Path> marker = Optional.empty();
  private static Optional<CudaSupport> cuda = Optional.empty();
  private static Optional<CudaGraphs> graphs = Optional.empty();

  private TorchEngine() {}

  /**
   * Takes another libtorch than the one on the class path. Does nothing once the engine runs.
   *
   * @param libtorch a checked folder
   * @param crash where a marker lies while libtorch is loaded and cards are tried, so that a later
   *     start can tell if that ended this program
   */
  static synchronized void use(LibtorchFolder libtorch, Path crash) {
    if (!started) {
      library = Optional.of(libtorch);
      marker = Optional.of(crash);
    }
  }

  /** Does what may crash with a libtorch that is not the program's own. */
  private static <T> T marked(Supplier<T> work) {
    if (marker.isEmpty()) {
      return work.get();
    }
    try (CrashMarker _ = new CrashMarker(marker.get()).set()) {
      return work.get();
    }
  }

  /**
   * The libtorch that was chosen in place of the one on the class path.
   *
   * @return empty if none was
   */
  public static synchronized Optional<LibtorchFolder> library() {
    return library;
  }

  /**
   * Starts the engine unless it runs already: loads libtorch from the class path and, at the very
   * first time on a machine, unpacks it. Takes up to a few seconds; nothing is downloaded and
   * nothing is reported to anyone.
   *
   * @throws EngineException if libtorch cannot be loaded
   */
  public static synchronized void start() {
    if (started) {
      return;
    }
    NativeSettings.apply();
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.default_engine", NAME);
    library.ifPresent(
        chosen -> {
          System.setProperty("PYTORCH_LIBRARY_PATH", chosen.folder().toString());
          System.setProperty("PYTORCH_FLAVOR", chosen.flavour());
        });
    Optional<CrashMarker> begun = marker.map(file -> new CrashMarker(file).set());
    try {
      Engine.getEngine(NAME);
      started = true;
      begun.ifPresent(CrashMarker::close);
    } catch (RuntimeException | LinkageError failure) {
      begun.ifPresent(CrashMarker::leave);
      StartFailure reason = StartFailure.of(failure);
      throw library
          .map(LibtorchFolder::folder)
          .map(
              folder ->
                  new EngineException(
                      failure, "engine.libtorch-fails", folder, reason.within(folder)))
          .orElseGet(() -> new EngineException(failure, "engine.not-started", reason.words()));
    }
  }

  /**
   * A manager that owns native memory on a device.
   *
   * @param device where
   * @return a new manager, to be closed by the caller
   * @throws EngineException if the engine cannot be started or has no such device
   */
  public static NDManager newManager(Device device) {
    start();
    Optional<EngineException> reason = reasonAgainst(device);
    if (reason.isPresent()) {
      throw reason.get();
    }
    return NDManager.newBaseManager(device.toEngine(), NAME);
  }

  /**
   * Lets operations that this thread starts use every core, but no more. The engine keeps this
   * number for each thread, so whoever computes calls this first. The system property {@code
   * ai.djl.pytorch.num_threads} sets another number.
   */
  public static void useThreads() {
    useThreads(THREADS);
  }

  /**
   * Lets operations that this thread starts use a number of threads, and scripts run as they are
   * written: the engine's optimiser, also switched for each thread, takes a tenth of a second of
   * the first passes, and no later one is faster for it.
   *
   * @param threads at least 1
   */
  public static void useThreads(int threads) {
    start();
    JniUtils.setNumThreads(threads);
    JniUtils.setGraphExecutorOptimize(false);
  }

  /**
   * How many threads an operation uses after {@link #useThreads}.
   *
   * @return the number of cores, unless another was set
   */
  public static int threads() {
    return THREADS;
  }

  /**
   * What the engine is and can use; starts it if need be.
   *
   * @return the report
   */
  public static EngineReport report() {
    start();
    Engine engine = Engine.getEngine(NAME);
    List<EngineReport.DeviceReport> devices = new ArrayList<>();
    devices.add(new EngineReport.DeviceReport(Device.CPU, Optional.empty()));
    for (int card = 0; card < Math.max(1, cuda().count()); card++) {
      Device cuda = new Device(Device.Kind.CUDA, card);
      devices.add(new EngineReport.DeviceReport(cuda, reasonAgainst(cuda)));
    }
    Device apple = new Device(Device.Kind.MPS, 0);
    devices.add(new EngineReport.DeviceReport(apple, reasonAgainst(apple)));
    return new EngineReport(NAME, engine.getVersion(), THREADS, devices);
  }

  /**
   * The devices that can be used; starts the engine if need be.
   *
   * @return the processor, then cards
   */
  public static List<Device> usableDevices() {
    start();
    List<Device> devices = new ArrayList<>();
    devices.add(Device.CPU);
    devices.addAll(marked(cuda()::usable));
    Device apple = new Device(Device.Kind.MPS, 0);
    if (reasonAgainst(apple).isEmpty()) {
      devices.add(apple);
    }
    return devices;
  }

  private static synchronized CudaSupport cuda() {
    if (cuda.isEmpty()) {
      boolean built = library.filter(chosen -> !chosen.flavour().equals("cpu")).isPresent();
      cuda = Optional.of(CudaSupport.ofEngine(built));
    }
    return cuda.get();
  }

  /**
   * What records passes on a device; starts the engine if need be.
   *
   * @param device one that can be used
   * @return empty where the engine has no means of it: on other devices than NVIDIA cards, and with
   *     a libtorch that does not offer it
   */
  public static synchronized Optional<PassRecorder> recorder(Device device) {
    if (device.kind() != Device.Kind.CUDA) {
      return Optional.empty();
    }
    start();
    if (graphs.isEmpty()) {
      graphs = library.flatMap(chosen -> CudaFunctions.find(chosen.folder())).map(CudaGraphs::new);
    }
    return graphs.map(cards -> pass -> cards.record(device, pass));
  }

  /**
   * What computes on a device.
   *
   * @param device one that can be used
   * @return the card's name, or the processor's
   */
  public static String processor(Device device) {
    return switch (device.kind()) {
      case CUDA -> cuda().name(device.index());
      case CPU, MPS -> Processor.current().name();
    };
  }

  /**
   * The NVIDIA cards that the driver knows, whether or not the engine can use them.
   *
   * @return the cards, none where there is no driver
   */
  public static List<NvidiaCard> nvidiaCards() {
    return new NvidiaSmi().cards();
  }

  /**
   * Gives memory back that was freed but is kept for later, after something large was closed.
   *
   * @param device where it was
   */
  public static void releaseFreed(Device device) {
    switch (device.kind()) {
      case CUDA -> JniUtils.emptyCudaCache();
      case CPU -> NativeSettings.trim();
      case MPS -> {}
    }
  }

  /**
   * Takes native memory page by page from now on, where Linux would give large pages: for those who
   * leave holes in the memory they take, which then cost nothing. Cannot be undone.
   */
  public static void useSmallPages() {
    NativeSettings.smallPages();
  }

  private static Optional<EngineException> reasonAgainst(Device device) {
    return switch (device.kind()) {
      case CPU -> Optional.empty();
      case CUDA -> marked(() -> cuda().reasonAgainst(device.index()));
      case MPS ->
          appleSilicon()
              ? Optional.empty()
              : Optional.of(new EngineException(null, "engine.no-mps"));
    };
  }

  private static boolean appleSilicon() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        && System.getProperty("os.arch").equals("aarch64");
  }
}
