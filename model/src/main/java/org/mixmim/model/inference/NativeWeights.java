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
import org.mixmim.model.checkpoint.StoredTensor;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.NdArrayKernels;
import org.mixmim.model.kernel.TensorKernels;
import org.mixmim.model.network.Weights;

/**
 * The parameters of a loaded model in native memory. Float32 parameters of a mapped file are used
 * where they lie; others are converted once into an arena. This object owns the engine's manager,
 * the arena and the file, and closes them in that order.
 */
final class NativeWeights implements Weights, AutoCloseable {
  private final NDManager manager;
  private final Arena arena = Arena.ofShared();
  private final Optional<Checkpoint> file;
  private final TensorKernels kernels = new NdArrayKernels();
  private final Map<String, NDArray> arrays = new HashMap<>();

  private NativeWeights(Device device, Optional<Checkpoint> file) {
    this.manager = TorchEngine.newManager(device);
    this.file = file;
  }

  /** Takes the parameters of an open file, and the file with them. */
  static NativeWeights of(
      SequencedMap<String, StoredTensor> parameters, Checkpoint file, Device device) {
    NativeWeights weights = new NativeWeights(device, Optional.of(file));
    try {
      parameters.forEach(weights::load);
      return weights;
    } catch (RuntimeException | Error failure) {
      weights.closeNative();
      throw failure;
    }
  }

  /** Draws parameters at random, the same ones for the same seed. */
  static NativeWeights random(RandomParameters parameters, Device device) {
    NativeWeights weights = new NativeWeights(device, Optional.empty());
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
    @Nullable NDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("the network has no parameter " + name);
    }
    return array;
  }

  @Override
  public TensorKernels kernels() {
    return kernels;
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
    Optional<ByteBuffer> mapped = tensor.mappedFloats();
    if (mapped.isPresent()) {
      keep(name, tensor.shape(), mapped.get());
    } else {
      keep(name, tensor.shape(), tensor.toFloats());
    }
  }

  private void keep(String name, List<Long> shape, float[] values) {
    MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
    keep(name, shape, copy.asByteBuffer());
  }

  private void keep(String name, List<Long> shape, ByteBuffer numbers) {
    ByteBuffer ordered = numbers.duplicate().order(ByteOrder.nativeOrder());
    arrays.put(name, manager.create(ordered, new Shape(shape), DataType.FLOAT32));
  }

  @Override
  public void close() {
    closeNative();
    file.ifPresent(Checkpoint::close);
  }

  private void closeNative() {
    manager.close();
    arena.close();
  }
}
