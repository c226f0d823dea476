package org.mixmim.model.inference;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.engine.Device;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.network.MaskTensors;
import org.mixmim.model.network.RunMask;
import org.mixmim.model.network.WindowMask;

/** The tensors of the mask used last. Owns their native memory until another takes its place. */
final class MaskCache {
  private final LoadedModel model;
  private Optional<Kept> kept = Optional.empty();

  MaskCache(LoadedModel model) {
    this.model = model;
  }

  private record Kept(CellMask mask, MaskTensors tensors) {}

  /**
   * The tensors of a mask.
   *
   * @param mask over the model's cells
   * @param maskedAttention whether attention keeps the images apart
   * @return owned by this cache
   */
  MaskTensors get(CellMask mask, boolean maskedAttention) {
    if (kept.isEmpty()
        || !kept.get().mask().equals(mask)
        || kept.get().tensors().maskedAttention() != maskedAttention) {
      clear();
      kept = Optional.of(new Kept(mask, make(mask, maskedAttention)));
    }
    return kept.get().tensors();
  }

  private MaskTensors make(CellMask mask, boolean maskedAttention) {
    NDManager manager = model.weights().manager();
    MixMimConfig config = model.info().config();
    return Device.isCard(manager)
        ? WindowMask.of(manager, config, mask, maskedAttention)
        : new RunMask(manager, config, mask, maskedAttention);
  }

  /** Releases everything. */
  void clear() {
    kept.ifPresent(last -> last.tensors().close());
    kept = Optional.empty();
  }
}
