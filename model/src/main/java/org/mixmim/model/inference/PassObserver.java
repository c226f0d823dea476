package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.network.NetworkObserver;
import org.mixmim.model.tensor.HostTensor;

/** Reports a pass's progress, ends it when cancelled, and keeps its intermediates if wanted. */
final class PassObserver implements NetworkObserver {
  private final RunControl control;
  private final int total;
  private final Optional<SequencedMap<String, HostTensor>> kept;
  private Consumer<Boolean> stages = _ -> {};
  private int done;

  private PassObserver(RunControl control, int total, boolean keep) {
    this.control = control;
    this.total = total;
    this.kept = keep ? Optional.of(new LinkedHashMap<>()) : Optional.empty();
  }

  /** Watches the encoder. */
  static PassObserver ofEncoder(MixMimConfig config, RunControl control, boolean keep) {
    return new PassObserver(control, encoderBlocks(config), keep);
  }

  /** Watches encoder and decoder. */
  static PassObserver ofBoth(
      MixMimConfig config, DecoderConfig decoder, RunControl control, boolean keep) {
    return new PassObserver(control, encoderBlocks(config) + decoder.depth(), keep);
  }

  private static int encoderBlocks(MixMimConfig config) {
    return config.depths().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Watches a painted mixture's stages, too.
   *
   * @param told before each stage whether all of it is computed
   * @return this observer
   */
  PassObserver onStage(Consumer<Boolean> told) {
    stages = told;
    return this;
  }

  /** All blocks are computed at once, and too fast to be stopped. */
  void allAtOnce() {
    done = total - 1;
    blockDone();
  }

  /** Whether intermediates are wanted. */
  boolean keeps() {
    return kept.isPresent();
  }

  @Override
  public void blockDone() {
    done++;
    control.progress(done, total);
    if (control.cancelled()) {
      throw new CancellationException();
    }
  }

  @Override
  public void stage(boolean whole) {
    stages.accept(whole);
  }

  @Override
  public void tensor(String name, NDArray value) {
    kept.ifPresent(tensors -> tensors.put(name, HostTransfer.toHost(value)));
  }

  /** What was kept, in the order of computation. */
  SequencedMap<String, HostTensor> tensors() {
    return kept.orElseThrow();
  }
}
