package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.mask.CellMask;

/**
 * A mask for a card, where attention computes whole windows: more work than for a {@link RunMask},
 * in fewer operations. It is made of nothing but an array, so that a pass that was recorded with
 * one mask can be replayed with another.
 */
public final class WindowMask extends MaskTensors {
  private final NDArray all;

  /**
   * Makes the tensors of an array.
   *
   * @param parent whose device is used; the tensors live until this object or the parent is closed
   * @param config the network
   * @param all the array {@link #all} of a mask; to stay open until this object is closed
   * @param maskedAttention false lets every token see every token, an experiment the models were
   *     not trained for
   */
  public WindowMask(NDManager parent, MixMimConfig config, NDArray all, boolean maskedAttention) {
    super(
        parent,
        config,
        maskedAttention,
        (owner, stage) -> {
          int start = StageMasks.start(config, stage);
          int end = StageMasks.start(config, stage + 1);
          NDArray stageMask = all.get(new NDIndex(":, {}:{}", start, end));
          stageMask.attach(owner);
          return stageMask;
        });
    this.all = all;
  }

  /**
   * Makes the tensors of a mask.
   *
   * @param parent whose device is used; the tensors live until this object or the parent is closed
   * @param config the network
   * @param mask over the network's grid of cells
   * @param maskedAttention as of the constructor
   * @return the tensors
   */
  public static WindowMask of(
      NDManager parent, MixMimConfig config, CellMask mask, boolean maskedAttention) {
    float[] values = StageMasks.all(config, mask);
    NDArray all = parent.create(values, new Shape(1, values.length, 1));
    WindowMask made = new WindowMask(parent, config, all, maskedAttention);
    all.attach(made.manager());
    return made;
  }

  /**
   * The mask over the tokens of all stages, one stage after the other.
   *
   * @return {@code [1, tokens of all stages, 1]} of 0 and 1
   */
  public NDArray all() {
    return all;
  }

  @Override
  TokenOrder ordered(int stage) {
    return new MaskedWindows(
        manager(),
        new WindowOrder(config().side(stage), config().windows().get(stage)),
        tokens(stage));
  }
}
