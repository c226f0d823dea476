package org.mixmim.model.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The one place where the PyTorch engine is started. */
public final class TorchEngine {
  private static final String NAME = "PyTorch";
  private static final int THREADS =
      Integer.getInteger("ai.djl.pytorch.num_threads", Processor.current().cores());

  private static boolean started;

  private TorchEngine() {}

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
    try {
      Engine.getEngine(NAME);
      started = true;
    } catch (RuntimeException | LinkageError failure) {
      throw new EngineException(
          failure, "engine.not-started", Optional.ofNullable(failure.getMessage()).orElse(""));
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
    Optional<String> reason = reasonAgainst(device);
    if (reason.isPresent()) {
      throw new EngineException(null, "engine.no-device", device.toString(), reason.get());
    }
    return NDManager.newBaseManager(device.toEngine(), NAME);
  }

  /**
   * Lets operations that this thread starts use every core, but no more. The engine keeps this
   * number for each thread, so whoever computes calls this first. The system property {@code
   * ai.djl.pytorch.num_threads} sets another number.
   */
  public static void useThreads() {
    start();
    JniUtils.setNumThreads(THREADS);
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
    for (int card = 0; card < Math.max(1, engine.getGpuCount()); card++) {
      Device cuda = new Device(Device.Kind.CUDA, card);
      devices.add(new EngineReport.DeviceReport(cuda, reasonAgainst(cuda)));
    }
    Device apple = new Device(Device.Kind.MPS, 0);
    devices.add(new EngineReport.DeviceReport(apple, reasonAgainst(apple)));
    return new EngineReport(NAME, engine.getVersion(), THREADS, devices);
  }

  private static Optional<String> reasonAgainst(Device device) {
    Engine engine = Engine.getEngine(NAME);
    return switch (device.kind()) {
      case CPU -> Optional.empty();
      case CUDA ->
          device.index() < engine.getGpuCount()
              ? Optional.empty()
              : Optional.of(text("engine.reason.no-cuda"));
      case MPS -> appleSilicon() ? Optional.empty() : Optional.of(text("engine.reason.no-mps"));
    };
  }

  private static String text(String key) {
    return ResourceBundle.getBundle(TorchEngine.class.getPackageName() + ".problems")
        .getString(key);
  }

  private static boolean appleSilicon() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        && System.getProperty("os.arch").equals("aarch64");
  }
}
