package org.mixmim.model.inference;

import static org.junit.jupiter.api.Assumptions.abort;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.AttentionMethod;
import org.mixmim.model.kernel.KernelChoice;
import org.mixmim.model.kernel.LinearMethod;
import org.mixmim.model.kernel.TorchScriptKernels;

/** The float32 kernels that the network can be computed with. */
enum KernelSet {
  PLAIN(KernelChoice.PLAIN),
  ONEDNN(KernelChoice.uniform(Precision.FLOAT32, LinearMethod.ONEDNN, AttentionMethod.FUSED)),
  MKL(KernelChoice.uniform(Precision.FLOAT32, LinearMethod.MKL, AttentionMethod.FUSED));

  private final KernelChoice choice;

  KernelSet(KernelChoice choice) {
    this.choice = choice;
  }

  KernelChoice choice() {
    return choice;
  }

  /** Skips the test where libtorch was built without these operations, as on Apple silicon. */
  void assumeAvailable() {
    try (NDManager manager = TorchEngine.newManager(Device.CPU)) {
      new TorchScriptKernels(manager, choice);
    } catch (EngineException missing) {
      abort(this + " is missing in this libtorch: " + missing.getMessage());
    }
  }
}
