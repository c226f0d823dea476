package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TestDevice;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.AttentionMethod;
import org.mixmim.model.kernel.KernelChoice;
import org.mixmim.model.kernel.LinearMethod;
import org.mixmim.model.kernel.TorchScriptKernels;

/** The float32 kernels that the network can be computed with. */
enum KernelSet {
  PLAIN(KernelChoice.PLAIN),
  FUSED(KernelChoice.uniform(Precision.FLOAT32, LinearMethod.PLAIN, AttentionMethod.FUSED)),
  ONEDNN(KernelChoice.uniform(Precision.FLOAT32, LinearMethod.ONEDNN, AttentionMethod.FUSED)),
  MKL(KernelChoice.uniform(Precision.FLOAT32, LinearMethod.MKL, AttentionMethod.FUSED));

  private static final int SIDE = 16;

  private final KernelChoice choice;

  KernelSet(KernelChoice choice) {
    this.choice = choice;
  }

  /** Options for models that compute with these kernels. */
  LoadOptions options() {
    return LoadOptions.DEFAULT.on(TestDevice.get()).with(choice);
  }

  /** Lets models on an NVIDIA card record their passes, which only those do that were tried out. */
  static void findRecorder() {
    if (TestDevice.get().kind() == Device.Kind.CUDA) {
      assertThat(KernelSelection.report(TestDevice.get()).recorded()).isTrue();
    }
  }

  /** Skips the test where libtorch lacks these operations, as on Apple silicon or on a card. */
  void assumeAvailable() {
    try (NDManager manager = TorchEngine.newManager(TestDevice.get())) {
      NDArray weight = manager.ones(new Shape(SIDE, SIDE));
      new TorchScriptKernels(manager, choice)
          .linear(weight, Optional.empty(), SIDE)
          .apply(manager.ones(new Shape(SIDE, SIDE)));
    } catch (EngineException missing) {
      abort(this + " is missing in this libtorch: " + missing.getMessage());
    }
  }
}
