package org.mixmim.model.network;

import static org.mixmim.model.config.MixMimConfig.STAGES;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mixmim.model.config.MixMimConfig;

/**
 * A mask as the network reads it: over the tokens of each stage (nearest-neighbour enlargement),
 * and as the order in which a stage keeps its tokens so that attention keeps the images apart. Kept
 * as long as the mask stays, because only the mask and the weights decide it.
 *
 * <p>Owns native memory: close it.
 */
public abstract sealed class MaskTensors implements AutoCloseable permits RunMask, WindowMask {
  private final NDManager manager;
  private final MixMimConfig config;
  private final boolean maskedAttention;
  private final List<NDArray> tokens = new ArrayList<>();
  private final List<NDArray> inverse = new ArrayList<>();
  private final Map<Integer, TokenOrder> orders = new HashMap<>();

  /**
   * Makes the tensors.
   *
   * @param parent whose device is used; the tensors live until this object or the parent is closed
   * @param config the network
   * @param maskedAttention see {@link #maskedAttention}
   * @param source makes the mask over a stage's tokens, owned by the manager given to it
   */
  MaskTensors(
      NDManager parent,
      MixMimConfig config,
      boolean maskedAttention,
      BiFunction<NDManager, Integer, NDArray> source) {
    this.manager = parent.newSubManager();
    this.config = config;
    this.maskedAttention = maskedAttention;
    for (int stage = 0; stage < STAGES; stage++) {
      NDArray stageMask = source.apply(manager, stage);
      tokens.add(stageMask);
      inverse.add(stageMask.onesLike().subi(stageMask));
    }
  }

  /** Owns what is kept. */
  final NDManager manager() {
    return manager;
  }

  /** The network. */
  final MixMimConfig config() {
    return config;
  }

  /**
   * Whether attention keeps the images apart.
   *
   * @return true as trained
   */
  public final boolean maskedAttention() {
    return maskedAttention;
  }

  /**
   * The mask over a stage's tokens.
   *
   * @param stage from 0
   * @return {@code [1, tokens, 1]} of 0 and 1, owned by this object
   */
  public final NDArray tokens(int stage) {
    return tokens.get(stage);
  }

  /**
   * One minus the mask over a stage's tokens.
   *
   * @param stage from 0
   * @return {@code [1, tokens, 1]} of 1 and 0, owned by this object
   */
  public final NDArray inverse(int stage) {
    return inverse.get(stage);
  }

  /**
   * How a stage orders its tokens so that attention keeps the images apart, made at the first call.
   *
   * @param stage from 0
   * @return empty if every token sees every token
   */
  final Optional<TokenOrder> order(int stage) {
    return maskedAttention
        ? Optional.of(orders.computeIfAbsent(stage, this::ordered))
        : Optional.empty();
  }

  abstract TokenOrder ordered(int stage);

  @Override
  public final void close() {
    manager.close();
  }
}
