package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations that the engine's Java interface does not offer, reached through a stateless
 * TorchScript module: all tensors come with the call. Belongs to the manager it was loaded with.
 */
final class ScriptModule {
  private final PtSymbolBlock block;

  private ScriptModule(PtSymbolBlock block) {
    this.block = block;
  }

  /**
   * Compiles methods.
   *
   * @param manager of the PyTorch engine; owns the module
   * @param source of the methods
   * @return the module
   * @throws ai.djl.engine.EngineException if this libtorch lacks an operation
   */
  static ScriptModule load(NDManager manager, String source) {
    byte[] archive = ScriptArchive.of(source);
    try {
      return new ScriptModule(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Calls a method that returns a tensor.
   *
   * @param method its name
   * @param arguments arrays, {@link Integer} for int, {@link Double} for float, and lists of arrays
   *     or integers, not empty; the first is an array
   * @return the result, owned by the manager of the first argument
   */
  NDArray call(String method, Object... arguments) {
    List<IValue> values = new ArrayList<>(arguments.length);
    try {
      for (Object argument : arguments) {
        values.add(value(argument));
      }
      NDManager owner = ((NDArray) arguments[0]).getManager();
      try (IValue result = IValueUtils.runMethod(block, method, values.toArray(IValue[]::new))) {
        return result.toTensor((PtNDManager) owner);
      }
    } finally {
      values.forEach(IValue::close);
    }
  }

  private static IValue value(Object argument) {
    return switch (argument) {
      case PtNDArray array -> IValue.from(array);
      case Integer number -> IValue.from((long) number);
      case Double number -> IValue.from((double) number);
      case List<?> arrays when arrays.getFirst() instanceof PtNDArray ->
          IValue.listFrom(arrays.toArray(PtNDArray[]::new));
      case List<?> numbers ->
          IValue.listFrom(numbers.stream().mapToLong(number -> (int) number).toArray());
      default -> throw new IllegalArgumentException("no value of TorchScript: " + argument);
    };
  }
}
