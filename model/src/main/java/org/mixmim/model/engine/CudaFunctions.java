package org.mixmim.model.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The functions that record what a card is asked for: libtorch's {@code at::cuda::CUDAGraph} and
 * streams, and a few of CUDA's own. libtorch's are C++ and found by the names that compilers give
 * them on Linux, which spell out every parameter: a libtorch in which one had changed has no such
 * name. A C++ exception would end this program, so whoever calls makes sure that there is none.
 */
final class CudaFunctions {
  /** A stream of libtorch, and a pair of numbers: two words each, given by value. */
  private static final StructLayout TWO_WORDS =
      MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);

  /** More than the object has in any release; it takes about a hundred bytes. */
  private static final long GRAPH_BYTES = 4096;

  private static final long ALIGNED = 64;

  /** Operations of other threads go on meanwhile. */
  private static final int OF_THIS_THREAD = 1;

  private static final int CAPTURING = 1;

  private final MethodHandle streamFromPool;
  private final MethodHandle currentStream;
  private final MethodHandle useStream;
  private final MethodHandle nativeStream;
  private final MethodHandle construct;
  private final MethodHandle begin;
  private final MethodHandle end;
  private final MethodHandle replay;
  private final MethodHandle destruct;
  private final MethodHandle currentDevice;
  private final MethodHandle useDevice;
  private final MethodHandle synchronise;
  private final MethodHandle freeMemory;
  private final MethodHandle captureStatus;

  private CudaFunctions(SymbolLookup streams, SymbolLookup graphs) {
    this.streamFromPool =
        find(
            streams,
            FunctionDescriptor.of(TWO_WORDS, ValueLayout.JAVA_BOOLEAN, ValueLayout.JAVA_BYTE),
            "_ZN3c104cuda17getStreamFromPoolEba");
    this.currentStream =
        find(
            streams,
            FunctionDescriptor.of(TWO_WORDS, ValueLayout.JAVA_BYTE),
            "_ZN3c104cuda20getCurrentCUDAStreamEa");
    this.useStream =
        find(
            streams,
            FunctionDescriptor.ofVoid(TWO_WORDS),
            "_ZN3c104cuda20setCurrentCUDAStreamENS0_10CUDAStreamE");
    this.nativeStream =
        find(
            streams,
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS),
            "_ZNK3c104cuda10CUDAStream6streamEv");
    // From 2.8 on with a parameter, which those before do not read.
    this.construct =
        find(
            graphs,
            FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_BOOLEAN),
            "_ZN2at4cuda9CUDAGraphC1Eb",
            "_ZN2at4cuda9CUDAGraphC1Ev");
    this.begin =
        find(
            graphs,
            FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, TWO_WORDS, ValueLayout.JAVA_INT),
            "_ZN2at4cuda9CUDAGraph13capture_beginESt4pairIyyE21cudaStreamCaptureMode");
    FunctionDescriptor ofGraph = FunctionDescriptor.ofVoid(ValueLayout.ADDRESS);
    this.end = find(graphs, ofGraph, "_ZN2at4cuda9CUDAGraph11capture_endEv");
    this.replay = find(graphs, ofGraph, "_ZN2at4cuda9CUDAGraph6replayEv");
    this.destruct = find(graphs, ofGraph, "_ZN2at4cuda9CUDAGraphD1Ev");
    this.currentDevice =
        find(
            graphs,
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
            "cudaGetDevice");
    this.useDevice =
        find(
            graphs,
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
            "cudaSetDevice");
    this.synchronise =
        find(graphs, FunctionDescriptor.of(ValueLayout.JAVA_INT), "cudaDeviceSynchronize");
    FunctionDescriptor twoPlaces =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    this.freeMemory = find(graphs, twoPlaces, "cudaMemGetInfo");
    this.captureStatus = find(graphs, twoPlaces, "cudaStreamIsCapturing");
  }

  /**
   * The functions of a libtorch that is loaded.
   *
   * @param libtorch the folder of its libraries
   * @return empty where it has not all of them
   */
  @SuppressWarnings("restricted") // All descriptors are those that the names spell out.
  static Optional<CudaFunctions> find(Path libtorch) {
    try {
      return Optional.of(
          new CudaFunctions(
              SymbolLookup.libraryLookup(
                  libtorch.resolve(System.mapLibraryName("c10_cuda")), Arena.global()),
              // Also finds what this library is linked with, CUDA itself.
              SymbolLookup.libraryLookup(
                  libtorch.resolve(System.mapLibraryName("torch_cuda")), Arena.global())));
    } catch (IllegalArgumentException | NoSuchElementException missing) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle find(
      SymbolLookup library, FunctionDescriptor descriptor, String... names) {
    for (String name : names) {
      Optional<MemorySegment> address = library.find(name);
      if (address.isPresent()) {
        return Linker.nativeLinker().downcallHandle(address.get(), descriptor);
      }
    }
    throw new NoSuchElementException(names[0]);
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable failure) {
      throw new IllegalStateException("the foreign function interface failed", failure);
    }
  }

  /** A stream of its own for work on a card, not the one that is used by default. */
  MemorySegment streamFromPool(int card) {
    return (MemorySegment) call(streamFromPool, Arena.global(), false, (byte) card);
  }

  /** The stream on which this thread's operations queue. */
  MemorySegment currentStream(Arena arena, int card) {
    return (MemorySegment) call(currentStream, arena, (byte) card);
  }

  /** Lets this thread's operations queue on another stream. */
  void useStream(MemorySegment stream) {
    call(useStream, stream);
  }

  /** Whether what is queued on a stream is being recorded, and nothing has spoilt it so far. */
  boolean isCapturing(MemorySegment stream) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
      int failed = (int) call(captureStatus, call(nativeStream, stream), status);
      return failed == 0 && status.get(ValueLayout.JAVA_INT, 0) == CAPTURING;
    }
  }

  /** This thread's card. */
  int currentDevice() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment card = arena.allocate(ValueLayout.JAVA_INT);
      int failed = (int) call(currentDevice, card);
      return failed == 0 ? card.get(ValueLayout.JAVA_INT, 0) : 0;
    }
  }

  /** Makes a card this thread's. */
  boolean useDevice(int card) {
    return (int) call(useDevice, card) == 0;
  }

  /** Waits until this thread's card has done all that was queued; false if it has failed. */
  boolean synchronise() {
    return (int) call(synchronise) == 0;
  }

  /** Bytes that nobody uses on this thread's card; 0 if it does not say. */
  long freeMemory() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment free = arena.allocate(ValueLayout.JAVA_LONG);
      MemorySegment total = arena.allocate(ValueLayout.JAVA_LONG);
      return (int) call(freeMemory, free, total) == 0 ? free.get(ValueLayout.JAVA_LONG, 0) : 0;
    }
  }

  /** A graph without content, to be destroyed while it is still held. */
  MemorySegment newGraph() {
    MemorySegment graph = Arena.ofAuto().allocate(GRAPH_BYTES, ALIGNED);
    call(construct, graph, false);
    return graph;
  }

  /** Begins to record this thread's stream, which must not be the default one, with new memory. */
  void begin(MemorySegment graph) {
    try (Arena arena = Arena.ofConfined()) {
      call(begin, graph, arena.allocate(TWO_WORDS), OF_THIS_THREAD);
    }
  }

  /** Ends recording, which must not have been spoilt. */
  void end(MemorySegment graph) {
    call(end, graph);
  }

  /** Queues all that was recorded on this thread's stream. */
  void replay(MemorySegment graph) {
    try {
      replay.invokeExact(graph);
    } catch (Throwable failure) {
      throw new IllegalStateException("the foreign function interface failed", failure);
    }
  }

  /** Gives back what was recorded and the memory it computes in. */
  void destroy(MemorySegment graph) {
    call(destruct, graph);
  }
}
