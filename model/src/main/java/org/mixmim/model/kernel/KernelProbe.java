package org.mixmim.model.kernel;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.engine.PassRecorder.Recording;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.kernel.KernelReport.Machine;
import org.mixmim.model.kernel.KernelReport.Timing;
import org.mixmim.model.kernel.KernelTrial.Candidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the fastest right kernels of a device: computes typical operations in every way on random
 * numbers, compares with the plain way, and times those that agree. Takes a second or two.
 */
final class KernelProbe {
  private static final Logger LOG = LoggerFactory.getLogger(KernelProbe.class);

  private static final int SIDE = 256;

  private final NDManager manager;
  private final Machine machine;
  private final Optional<PassRecorder> recorder;
  private final BooleanSupplier stop;

  KernelProbe(
      NDManager manager, Machine machine, Optional<PassRecorder> recorder, BooleanSupplier stop) {
    this.manager = manager;
    this.machine = machine;
    this.recorder = recorder;
    this.stop = stop;
  }

  /**
   * Measures on one thread, since on a busy machine several wait for each other rather than
   * compute; leaves nothing in the manager.
   *
   * @throws CancellationException if stopped between two trials
   */
  KernelReport run() {
    JniUtils.setNumThreads(1);
    try {
      return measure();
    } finally {
      JniUtils.setNumThreads(machine.threads());
    }
  }

  private KernelReport measure() {
    try (NDManager scope = manager.newSubManager()) {
      checkDevice(scope);
      Optional<PassRecorder> trusted = recorder.filter(device -> records(scope, device));
      List<Timing> timings = new ArrayList<>();
      List<Candidate> layers = layerCandidates(scope);
      for (LayerClass layer : LayerClass.all()) {
        if (stop.getAsBoolean()) {
          throw new CancellationException();
        }
        timings.addAll(KernelTrial.ofLayer(scope, layer).run(suitable(layer, layers), trusted));
      }
      timings.addAll(KernelTrial.ofAttention(scope).run(attentionCandidates(scope), trusted));
      KernelReport report = KernelReport.of(machine, trusted.isPresent(), timings);
      LOG.info(
          "kernels of {}: {} times plain, bfloat16 {}",
          machine,
          report.speedup(),
          report.bfloat16());
      return report;
    }
  }

  /** A card must compute what the processor does; the trials only compare its own ways. */
  private void checkDevice(NDManager scope) {
    if (!Device.isCard(scope)) {
      return;
    }
    try (NDManager host = TorchEngine.newManager(Device.CPU)) {
      NDArray rows = host.randomNormal(new Shape(SIDE, SIDE));
      NDArray wanted = rows.matMul(rows).softmax(-1);
      NDArray moved = rows.toDevice(scope.getDevice(), true);
      moved.attach(scope);
      double error = KernelTrial.relativeError(moved.matMul(moved).softmax(-1), wanted);
      if (!KernelTrial.isRight(error, Precision.FLOAT32)) {
        throw new KernelException(null, "kernel.wrong-device", machine.device(), error);
      }
    }
  }

  /** Whether a recording computes what was recorded, on whatever numbers then lie there. */
  private static boolean records(NDManager scope, PassRecorder device) {
    NDArray place = scope.randomNormal(new Shape(SIDE, SIDE));
    Supplier<NDArray> chain =
        () -> {
          try (NDManager inner = scope.newSubManager()) {
            NDArray copy = place.duplicate();
            copy.attach(inner);
            NDArray result = copy.matMul(copy).softmax(-1).matMul(copy);
            result.attach(scope);
            return result;
          }
        };
    return device.record(chain).filter(recording -> isRight(recording, place, chain)).isPresent();
  }

  private static boolean isRight(Recording made, NDArray place, Supplier<NDArray> chain) {
    boolean right = true;
    try (Recording recording = made) {
      for (int round = 0; right && round < 2; round++) {
        place.set(new NDIndex(":"), place.getManager().randomNormal(place.getShape()));
        try (NDArray expected = chain.get()) {
          double error = KernelTrial.relativeError(recording.replay(), expected);
          right = KernelTrial.isRight(error, Precision.FLOAT32);
        }
      }
    }
    return right;
  }

  private static List<Candidate> layerCandidates(NDManager scope) {
    List<Candidate> candidates = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (LinearMethod method : LinearMethod.values()) {
        if (precision == Precision.FLOAT32 || method != LinearMethod.MKL) {
          candidates.add(
              candidate(
                  scope,
                  method.name(),
                  KernelChoice.uniform(precision, method, AttentionMethod.PLAIN)));
        }
      }
    }
    return candidates;
  }

  /**
   * MKL's packed copies serve one image at a time. Of the few rows of a last stage or decoder those
   * of several images should go through a layer together.
   */
  private static List<Candidate> suitable(LayerClass layer, List<Candidate> candidates) {
    return layer.rows() == LayerClass.Rows.FEW
        ? candidates.stream()
            .filter(candidate -> !candidate.method().equals(LinearMethod.MKL.name()))
            .toList()
        : candidates;
  }

  private static List<Candidate> attentionCandidates(NDManager scope) {
    List<Candidate> candidates = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (AttentionMethod method : AttentionMethod.values()) {
        if (precision == Precision.FLOAT32 && method == AttentionMethod.FUSED_FLOAT32) {
          continue;
        }
        candidates.add(
            candidate(
                scope, method.name(), KernelChoice.uniform(precision, LinearMethod.PLAIN, method)));
      }
    }
    return candidates;
  }

  /** Kernels to be tried, or their absence where this libtorch lacks an operation. */
  private static Candidate candidate(NDManager scope, String method, KernelChoice choice) {
    Optional<TensorKernels> kernels;
    try {
      kernels = Optional.of(new TorchScriptKernels(scope, choice));
    } catch (EngineException missing) {
      LOG.debug("{} in {} is missing here", method, choice.precision(), missing);
      kernels = Optional.empty();
    }
    return new Candidate(method, choice.precision(), kernels);
  }
}
