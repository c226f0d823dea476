package org.mixmim.model.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.BitSet;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.mask.CellMask;

/**
 * A mask for the processor: tokens of one image lie together in each window, and attention computes
 * only the scores of those that see each other.
 */
public final class RunMask extends MaskTensors {
  private final CellMask mask;

  /**
   * Makes the tensors.
   *
   * @param parent whose device is used; the tensors live until this object or the parent is closed
   * @param config the network
   * @param mask over the network's grid of cells
   * @param maskedAttention false lets every token see every token, an experiment the models were
   *     not trained for
   */
  public RunMask(NDManager parent, MixMimConfig config, CellMask mask, boolean maskedAttention) {
    super(
        parent,
        config,
        maskedAttention,
        (owner, stage) -> {
          float[] values = StageMasks.values(config, mask, stage);
          return owner.create(values, new Shape(1, values.length, 1));
        });
    this.mask = mask;
  }

  /**
   * The mask these tensors were made of.
   *
   * @return the mask
   */
  public CellMask mask() {
    return mask;
  }

  @Override
  TokenOrder ordered(int stage) {
    int across = config().side(stage) / config().windows().get(stage);
    BitSet all = new BitSet();
    all.set(0, across * across);
    return order(manager(), stage, all);
  }

  /**
   * How some windows of a stage order their tokens so that attention keeps the images apart.
   *
   * @param owner of what the order keeps
   * @param stage from 0
   * @param windows which windows, numbered row by row
   * @return the order
   */
  MaskedOrder order(NDManager owner, int stage, BitSet windows) {
    return new MaskedOrder(
        owner,
        config().side(stage),
        config().windows().get(stage),
        StageMasks.over(config(), mask, stage),
        windows);
  }
}
