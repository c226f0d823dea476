package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.mask.CellMask;

/**
 * What the stages gave for a mixture, kept while its mask is painted. Attention never leaves a
 * window, so a window that the painting did not reach gives what it gave before; only a stage that
 * is one window has to be computed whole. Belongs to one pair of images.
 *
 * <p>Owns native memory: close it.
 */
public final class StageMemory implements AutoCloseable {
  private final NDManager parent;
  private final MixMimConfig config;
  private Optional<Kept> last = Optional.empty();

  /**
   * A memory that knows no pass yet.
   *
   * @param parent whose device is used; what is kept lives until this object or the parent is
   *     closed
   * @param config the network
   */
  public StageMemory(NDManager parent, MixMimConfig config) {
    this.parent = parent;
    this.config = config;
  }

  /** A pass's mask and what its stages gave, {@code [1, tokens, channels]}, row by row. */
  private record Kept(CellMask mask, NDManager manager, Map<Integer, NDArray> stages)
      implements AutoCloseable {
    @Override
    public void close() {
      manager.close();
    }
  }

  /**
   * Begins a pass.
   *
   * @param masks of the mixture, keeping the images apart
   * @return the pass, to be closed
   */
  Pass begin(RunMask masks) {
    return new Pass(masks);
  }

  /** Forgets what is kept and gives its memory back. */
  @Override
  public void close() {
    last.ifPresent(Kept::close);
    last = Optional.empty();
  }

  /** A pass, which reads what the last one left and leaves as much for the next. */
  final class Pass implements AutoCloseable {
    private final RunMask masks;
    private final Optional<ChangedWindows> changed;
    private final NDManager scope = parent.newSubManager();
    private Optional<Kept> next;

    private Pass(RunMask masks) {
      this.masks = masks;
      this.changed = last.map(kept -> new ChangedWindows(config, kept.mask(), masks.mask()));
      this.next = Optional.of(new Kept(masks.mask(), parent.newSubManager(), new HashMap<>()));
    }

    /**
     * How a stage computes no more than it has to.
     *
     * @param stage from 0
     * @return empty if it has to be computed whole
     */
    Optional<TokenOrder> order(int stage) {
      if (changed.isEmpty() || !changed.get().isPart(stage)) {
        return Optional.empty();
      }
      BitSet windows = changed.get().of(stage);
      return last.flatMap(kept -> Optional.ofNullable(kept.stages().get(stage)))
          .map(earlier -> new ChangedOrder(masks.order(scope, stage, windows), earlier));
    }

    /**
     * Keeps what a stage gave, if a later pass may take a part of it.
     *
     * @param stage from 0
     * @param tokens {@code [1, side * side, channels]}, row by row; copied
     */
    void keep(int stage, NDArray tokens) {
      if (config.side(stage) > config.windows().get(stage)) {
        next.ifPresent(
            kept -> {
              NDArray copy = tokens.duplicate();
              copy.attach(kept.manager());
              kept.stages().put(stage, copy);
            });
      }
    }

    /** Puts this pass in the place of the last one. */
    void end() {
      StageMemory.this.close();
      last = next;
      next = Optional.empty();
    }

    /** Releases what was only of use to this pass, and what it kept if it did not end. */
    @Override
    public void close() {
      next.ifPresent(Kept::close);
      scope.close();
    }
  }
}
