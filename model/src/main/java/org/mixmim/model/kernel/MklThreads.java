package org.mixmim.model.kernel;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps MKL from dividing work that is divided already. Fused attention hands each thread many
 * small matrix products; MKL, told to use several threads, would start and end a team for every one
 * of them, which was seen to double the time. The engine's worker threads are kept from it by
 * {@code MKL_NUM_THREADS=1}, the calling thread by this. Where libtorch has no MKL nothing happens.
 */
final class MklThreads {
  private static final Logger LOG = LoggerFactory.getLogger(MklThreads.class);

  private final Optional<MethodHandle> setLocal;

  /** Finds MKL in the engine, which must have been started. */
  MklThreads() {
    this.setLocal = find();
  }

  /**
   * Restricted, because a wrong descriptor crashes the JVM; this one is MKL's: {@code int
   * MKL_Set_Num_Threads_Local(int)}.
   */
  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> find() {
    // The engine's libraries were loaded by the class loader of the engine's classes, usually ours.
    return SymbolLookup.loaderLookup()
        .find("MKL_Set_Num_Threads_Local")
        .map(
            address ->
                Linker.nativeLinker()
                    .downcallHandle(
                        address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
  }

  /** Runs work in which MKL, called by this thread, uses one thread only. */
  <T> T alone(Supplier<T> work) {
    int before = set(1);
    try {
      return work.get();
    } finally {
      set(before);
    }
  }

  /** Returns what was set before; 0 stands for no setting of the thread's own. */
  private int set(int threads) {
    if (setLocal.isEmpty()) {
      return 0;
    }
    try {
      return (int) setLocal.get().invokeExact(threads);
    } catch (Throwable failure) {
      LOG.warn("MKL's threads could not be set", failure);
      return 0;
    }
  }
}
