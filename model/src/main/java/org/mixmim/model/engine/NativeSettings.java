package org.mixmim.model.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings of the C library that libtorch reads once, when it is loaded. They change speed only, so
 * where one cannot be made the program goes on without it.
 */
final class NativeSettings {
  private static final Logger LOG = LoggerFactory.getLogger(NativeSettings.class);

  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_MAX = -4;
  private static final int PR_SET_THP_DISABLE = 41;

  private NativeSettings() {}

  /** Makes the settings; to be called before libtorch is loaded. */
  static void apply() {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
      return;
    }
    // Threads that spin while they wait lose most of their time as soon as another program runs.
    environment("OMP_WAIT_POLICY", "PASSIVE");
    // But sleeping at once costs more than the short gaps between two operations: spin through
    // them.
    environment("GOMP_SPINCOUNT", "20000");
    // Worker threads never divide their share again; whoever calls the engine sets its own number.
    environment("MKL_NUM_THREADS", "1");
    // glibc would give a large tensor's pages back to the system and fault them in again.
    allocator(M_MMAP_MAX, 0);
    allocator(M_TRIM_THRESHOLD, Integer.MAX_VALUE);
    allocator(M_TOP_PAD, 256 << 20);
  }

  /** Gives freed memory back to the system, which glibc would keep for the next tensors. */
  static void trim() {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
      return;
    }
    function("malloc_trim", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG))
        .ifPresent(
            trim -> {
              try {
                int released = (int) trim.invokeExact(0L);
                LOG.debug("malloc_trim -> {}", released);
              } catch (Throwable failure) {
                LOG.warn("memory could not be given back", failure);
              }
            });
  }

  /**
   * From now on Linux gives memory page by page, not two megabytes at a time. Where memory is full
   * of holes, large pages make these resident, too, at once or within minutes.
   */
  static void smallPages() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return;
    }
    function(
            "prctl",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1))
        .ifPresent(
            prctl -> {
              try {
                int failed = (int) prctl.invokeExact(PR_SET_THP_DISABLE, 1L, 0L, 0L, 0L);
                LOG.debug("prctl PR_SET_THP_DISABLE -> {}", failed);
              } catch (Throwable failure) {
                LOG.warn("the size of pages could not be set", failure);
              }
            });
  }

  private static void environment(String name, String value) {
    if (System.getenv(name) != null) {
      return;
    }
    function(
            "setenv",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT))
        .ifPresent(
            setenv -> {
              try (Arena arena = Arena.ofConfined()) {
                MemorySegment key = arena.allocateFrom(name);
                int failed = (int) setenv.invokeExact(key, arena.allocateFrom(value), 1);
                LOG.debug("setenv {}={} -> {}", name, value, failed);
              } catch (Throwable failure) {
                LOG.warn("{} could not be set", name, failure);
              }
            });
  }

  private static void allocator(int parameter, int value) {
    function(
            "mallopt",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
        .ifPresent(
            mallopt -> {
              try {
                int done = (int) mallopt.invokeExact(parameter, value);
                LOG.debug("mallopt {} = {} -> {}", parameter, value, done);
              } catch (Throwable failure) {
                LOG.warn("the allocator could not be set", failure);
              }
            });
  }

  /**
   * Restricted, because a wrong descriptor crashes the JVM; all descriptors are the C library's.
   */
  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(address -> linker.downcallHandle(address, descriptor, options));
  }
}
