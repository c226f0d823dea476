package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.checkpoint.StoredTensor;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.TensorKernels;
import org.mixmim.model.network.Weights;

/**
 * The parameters of a loaded model in native memory. Large float32 parameters of a mapped file are
 * used where they lie; others are converted once, each into memory of its own. This object owns the
 * engine's manager, that memory and the file, and closes them in that order.
 */
final class NativeWeights implements Weights, AutoCloseable {
  /**
   * Below this many bytes a parameter is copied out of a mapped file. Every pass reads such a one,
   * and the system then maps the two megabytes around it, most of them weights that have long been
   * packed elsewhere.
   */
  private static final int SMALL = 64 << 10;

  private final NDManager manager;
  private final Arena copies = Arena.ofShared();
  private final Optional<Checkpoint> file;
  private final TensorKernels kernels;
  private final Optional<PassRecorder> recorder;
  private final Device device;
  private final Precision precision;
  private final Map<String, Parameter> parameters = new HashMap<>();

  private NativeWeights(LoadOptions options, Optional<Checkpoint> file) {
    this.manager = TorchEngine.newManager(options.device());
    this.file = file;
    this.device = options.device();
    this.precision = options.precision();
    try {
      this.kernels = KernelSelection.kernels(manager, options);
      this.recorder = KernelSelection.recorder(options.device());
    } catch (RuntimeException | Error failure) {
      manager.close();
      copies.close();
      throw failure;
    }
  }

  /** Numbers in native memory of their own. */
  private static final class Copy implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment numbers;

    Copy(float[] values) {
      this.numbers = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
    }

    @Override
    public void close() {
      arena.close();
    }
  }

  /** A parameter and what gives the memory back that it lies in. */
  private record Parameter(NDArray array, Runnable memory) {
    void close() {
      array.close();
      memory.run();
    }
  }

  /** Takes the parameters of an open file, and the file with them. */
  static NativeWeights of(
      SequencedMap<String, StoredTensor> parameters, Checkpoint file, LoadOptions options) {
    NativeWeights weights = new NativeWeights(options, Optional.of(file));
    try {
      parameters.forEach(weights::load);
      return weights;
    } catch (RuntimeException | Error failure) {
      weights.closeNative();
      throw failure;
    }
  }

  /** Draws parameters at random, the same ones for the same seed. */
  static NativeWeights random(RandomParameters parameters, LoadOptions options) {
    NativeWeights weights = new NativeWeights(options, Optional.empty());
    try {
      parameters
          .shapes()
          .forEach((name, shape) -> weights.keep(name, shape, parameters.draw(name)));
      return weights;
    } catch (RuntimeException | Error failure) {
      weights.closeNative();
      throw failure;
    }
  }

  @Override
  public NDArray get(String name) {
    @Nullable Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("the network has no parameter " + name);
    }
    return parameter.array();
  }

  @Override
  public void release(String name) {
    Optional.ofNullable(parameters.remove(name)).ifPresent(Parameter::close);
  }

  @Override
  public TensorKernels kernels() {
    return kernels;
  }

  /** What records passes on the device, where that was found to work. */
  Optional<PassRecorder> recorder() {
    return recorder;
  }

  /** The number format of the heavy operations. */
  Precision precision() {
    return precision;
  }

  /** Where the parameters are. */
  Device device() {
    return device;
  }

  /** The file the parameters came from, if any. */
  Optional<Checkpoint> file() {
    return file;
  }

  /** The manager that owns the parameters; passes through the network take sub-managers of it. */
  NDManager manager() {
    return manager;
  }

  private void load(String name, StoredTensor tensor) {
    Optional<MemorySegment> mapped = tensor.mappedFloats().map(MemorySegment::ofBuffer);
    if (mapped.filter(numbers -> numbers.byteSize() >= SMALL).isPresent()) {
      // The file stays mapped; only its pages leave memory, to be read again should anyone ask.
      MemorySegment pages = mapped.get();
      keep(name, tensor.shape(), pages, pages.isMapped() ? pages::unload : () -> {});
    } else if (mapped.isPresent()) {
      MemorySegment copy = copies.allocateFrom(ValueLayout.JAVA_FLOAT, tensor.toFloats());
      keep(name, tensor.shape(), copy, () -> {});
    } else if (tensor.type() == ScalarType.FLOAT16) {
      widen(name, tensor);
    } else {
      keep(name, tensor.shape(), tensor.toFloats());
    }
  }

  /** Leaves the widening to the engine: Java's loop for it is slow until it is compiled. */
  private void widen(String name, StoredTensor tensor) {
    try (Arena arena = Arena.ofConfined();
        NDArray halves =
            manager.create(halves(tensor, arena), new Shape(tensor.shape()), DataType.FLOAT16)) {
      parameters.put(name, new Parameter(halves.toType(DataType.FLOAT32, true), () -> {}));
    }
  }

  private static ByteBuffer halves(StoredTensor tensor, Arena arena) {
    return tensor
        .mappedHalves()
        .orElseGet(() -> arena.allocateFrom(ValueLayout.JAVA_BYTE, tensor.toBytes()).asByteBuffer())
        .order(ByteOrder.nativeOrder());
  }

  private void keep(String name, List<Long> shape, float[] values) {
    Copy copy = new Copy(values);
    keep(name, shape, copy.numbers, copy::close);
  }

  private void keep(String name, List<Long> shape, MemorySegment numbers, Runnable memory) {
    ByteBuffer ordered = numbers.asByteBuffer().order(ByteOrder.nativeOrder());
    NDArray array = manager.create(ordered, new Shape(shape), DataType.FLOAT32);
    parameters.put(name, new Parameter(array, memory));
  }

  @Override
  public void close() {
    closeNative();
    file.ifPresent(Checkpoint::close);
    TorchEngine.releaseFreed(device);
  }

  private void closeNative() {
    manager.close();
    parameters.values().forEach(parameter -> parameter.memory().run());
    copies.close();
  }
}
