package org.mixmim.model.network;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.mask.CellMask;

/**
 * A mask as tensors: over the tokens of each stage (nearest-neighbour enlargement), and as the
 * order of tokens in which those of one image lie together, with the bias of attention in that
 * order. Kept as long as the mask stays, because only the mask and the weights decide them.
 *
 * <p>Owns native memory: close it.
 */
public final class MaskTensors implements AutoCloseable {
  private final NDManager manager;
  private final MixMimConfig config;
  private final CellMask mask;
  private final boolean maskedAttention;
  private final boolean wholeWindows;
  private final List<NDArray> tokens = new ArrayList<>();
  private final List<NDArray> inverse = new ArrayList<>();
  private final Map<Integer, TokenOrder> orders = new HashMap<>();

  /**
   * Makes the tensors.
   *
   * @param parent whose device is used; the tensors live until this object or the parent is closed
   * @param config the network
   * @param mask over the network's grid of cells
   * @param maskedAttention false lets every token see every token, an experiment the models were
   *     not trained for
   * @param wholeWindows whether attention computes whole windows, rather than only the scores of
   *     tokens that see each other: more work in fewer operations
   */
  public MaskTensors(
      NDManager parent,
      MixMimConfig config,
      CellMask mask,
      boolean maskedAttention,
      boolean wholeWindows) {
    this.manager = parent.newSubManager();
    this.config = config;
    this.mask = mask;
    this.maskedAttention = maskedAttention;
    this.wholeWindows = wholeWindows;
    for (int stage = 0; stage < STAGES; stage++) {
      boolean[] over = overTokens(stage);
      float[] values = new float[over.length];
      for (int token = 0; token < values.length; token++) {
        values[token] = over[token] ? 1 : 0;
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
   * How a stage orders its tokens so that attention keeps the images apart, made at the first call.
   *
   * @param stage from 0
   * @return empty if every token sees every token
   */
  Optional<TokenOrder> order(int stage) {
    return maskedAttention
        ? Optional.of(orders.computeIfAbsent(stage, this::ordered))
        : Optional.empty();
  }

  private TokenOrder ordered(int stage) {
    WindowOrder windows = new WindowOrder(config.side(stage), config.windows().get(stage));
    if (wholeWindows) {
      return new MaskedWindows(manager, windows, tokens.get(stage));
    }
    int across = windows.side() / windows.window();
    BitSet all = new BitSet();
    all.set(0, across * across);
    return order(manager, stage, all);
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
        owner, config.side(stage), config.windows().get(stage), overTokens(stage), windows);
  }

  /** The mask of every token of a stage, row by row. */
  private boolean[] overTokens(int stage) {
    int side = config.side(stage);
    int enlargement = side / config.grid();
    boolean[] values = new boolean[side * side];
    for (int token = 0; token < values.length; token++) {
      int row = token / side / enlargement;
      int column = token % side / enlargement;
      values[token] = mask.get(row, column);
    }
    return values;
  }

  @Override
  public void close() {
    manager.close();
  }
}
