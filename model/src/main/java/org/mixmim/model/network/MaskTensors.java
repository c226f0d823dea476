package org.mixmim.model.network;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.kernel.TensorKernels;
import org.mixmim.model.mask.CellMask;

/**
 * A mask as tensors: over the tokens of each stage (nearest-neighbour enlargement), and as what is
 * added to the attention scores so that a token sees only tokens of its own image (paper section
 * 3.2). Kept as long as the mask stays, because only the mask and the weights decide them.
 *
 * <p>Owns native memory: close it.
 */
public final class MaskTensors implements AutoCloseable {
  /** What the reference takes from the score of two tokens of different images, in float32. */
  private static final float SEPARATION = -1e30f;

  private final NDManager manager;
  private final MixMimConfig config;
  private final CellMask mask;
  private final boolean maskedAttention;
  private final List<NDArray> tokens = new ArrayList<>();
  private final List<NDArray> inverse = new ArrayList<>();
  private final TensorKernels kernels;
  private final Map<Integer, NDArray> separations = new HashMap<>();
  private final Map<String, NDArray> biases = new HashMap<>();

  /**
   * Makes the tensors.
   *
   * @param parent whose device is used; the tensors live until this object or the parent is closed
   * @param kernels that will read the biases
   * @param config the network
   * @param mask over the network's grid of cells
   * @param maskedAttention false lets every token see every token, an experiment the models were
   *     not trained for
   */
  public MaskTensors(
      NDManager parent,
      TensorKernels kernels,
      MixMimConfig config,
      CellMask mask,
      boolean maskedAttention) {
    this.kernels = kernels;
    this.manager = parent.newSubManager();
    this.config = config;
    this.mask = mask;
    this.maskedAttention = maskedAttention;
    for (int stage = 0; stage < STAGES; stage++) {
      int side = config.side(stage);
      int enlargement = side / config.grid();
      float[] values = new float[side * side];
      for (int token = 0; token < values.length; token++) {
        int row = token / side / enlargement;
        int column = token % side / enlargement;
        values[token] = mask.get(row, column) ? 1 : 0;
      }
      NDArray stageMask = manager.create(values, new Shape(1, values.length, 1));
      tokens.add(stageMask);
      inverse.add(stageMask.neg().addi(1));
    }
  }

  /**
   * The mask these tensors were made of.
   *
   * @return the mask
   */
  public CellMask mask() {
    return mask;
  }

  /**
   * Whether attention keeps the images apart.
   *
   * @return true as trained
   */
  public boolean maskedAttention() {
    return maskedAttention;
  }

  /**
   * The mask over a stage's tokens.
   *
   * @param stage from 0
   * @return {@code [1, tokens, 1]} of 0 and 1, owned by this object
   */
  public NDArray tokens(int stage) {
    return tokens.get(stage);
  }

  /**
   * One minus the mask over a stage's tokens.
   *
   * @param stage from 0
   * @return {@code [1, tokens, 1]} of 1 and 0, owned by this object
   */
  public NDArray inverse(int stage) {
    return inverse.get(stage);
  }

  /**
   * A block's relative position bias with the mask's separation folded in, made at the first call.
   *
   * @param block the block's name
   * @param stage the block's stage, from 0
   * @param positions {@code [1, heads, tokens, tokens]} of one window, as the kernels read it
   * @return {@code [windows, heads, tokens, tokens]} of one image, owned by this object
   */
  NDArray bias(String block, int stage, NDArray positions) {
    if (!maskedAttention) {
      return positions;
    }
    return biases.computeIfAbsent(
        block, _ -> separations.computeIfAbsent(stage, this::separation).add(positions));
  }

  /** What keeps the images apart in a stage's windows, {@code [windows, 1, tokens, tokens]}. */
  private NDArray separation(int stage) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray mine = tokens.get(stage).duplicate();
      mine.attach(scope);
      int window = config.windows().get(stage);
      NDArray windows = Windows.split(mine, config.side(stage), window);
      long n = (long) window * window;
      NDArray difference = windows.sub(windows.reshape(windows.getShape().get(0), 1, n));
      NDArray separation = kernels.attentionBias(difference.square().mul(SEPARATION).expandDims(1));
      separation.attach(manager);
      return separation;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
