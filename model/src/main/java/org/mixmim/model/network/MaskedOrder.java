package org.mixmim.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mixmim.model.kernel.TokenGroups;

/**
 * Window by window, and within a window first the tokens of one image, then those of the other; a
 * token sees those of its own image in its window (paper section 3.2). The reference computes all
 * scores of a window and takes 1e30 from those of two images, after which they weigh nothing; here
 * they are not computed at all, which is the same and half the work.
 *
 * <p>What it keeps belongs to the manager it was made with.
 */
final class MaskedOrder implements TokenOrder {
  private final NDManager manager;
  private final int[] order;
  private final List<Integer> runs;
  private final NDArray pairs;
  private final Map<Long, NDArray> entering = new HashMap<>();
  private final Map<Long, NDArray> leaving = new HashMap<>();
  private final Map<RelativePositions, NDArray> biases = new HashMap<>();

  /**
   * Orders the tokens of some windows of a stage.
   *
   * @param manager owns what is kept
   * @param side tokens across
   * @param window tokens across a window, a divisor of the side
   * @param mask of every token, row by row
   * @param windows which windows, numbered row by row
   */
  MaskedOrder(NDManager manager, int side, int window, boolean[] mask, BitSet windows) {
    this.manager = manager;
    int length = window * window;
    List<int[]> lists = new ArrayList<>();
    for (int chosen : windows.stream().toArray()) {
      int start = chosen * length;
      for (boolean image : new boolean[] {false, true}) {
        int[] run =
            IntStream.range(start, start + length)
                .filter(place -> mask[raster(side, window, place)] == image)
                .toArray();
        if (run.length > 0) {
          lists.add(run);
        }
      }
    }
    this.runs = lists.stream().map(run -> run.length).toList();
    this.order =
        lists.stream()
            .flatMapToInt(IntStream::of)
            .map(place -> raster(side, window, place))
            .toArray();
    this.pairs = manager.create(pairs(lists, window));
  }

  /** Where a token lies row by row that lies at a place window by window. */
  private static int raster(int side, int window, int place) {
    int windows = side / window;
    int length = window * window;
    int within = place % length;
    int row = place / length / windows * window + within / window;
    int column = place / length % windows * window + within % window;
    return row * side + column;
  }

  private static long[] pairs(List<int[]> runs, int window) {
    int length = window * window;
    long[] pairs = new long[runs.stream().mapToInt(run -> run.length * run.length).sum()];
    int at = 0;
    for (int[] run : runs) {
      int[] tokens = Arrays.stream(run).map(place -> place % length).toArray();
      at = RelativePositions.places(window, tokens, pairs, at);
    }
    return pairs;
  }

  /**
   * Which token lies at which place.
   *
   * @return for every place the token's number, row by row
   */
  int[] tokens() {
    return order.clone();
  }

  @Override
  public NDArray enter(NDArray tokens) {
    return reordered(tokens, entering, order);
  }

  @Override
  public NDArray leave(NDArray tokens) {
    int[] inverse = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      inverse[order[place]] = place;
    }
    return reordered(tokens, leaving, inverse);
  }

  private NDArray reordered(NDArray tokens, Map<Long, NDArray> indices, int[] from) {
    Shape shape = tokens.getShape();
    NDArray index =
        indices.computeIfAbsent(shape.get(0), batch -> index(batch, shape.get(1), from));
    return tokens
        .reshape(-1, shape.get(2))
        .get(index)
        .reshape(shape.get(0), from.length, shape.get(2));
  }

  private NDArray index(long batch, long tokens, int[] from) {
    long[] index = new long[Math.toIntExact(batch * from.length)];
    for (int at = 0; at < index.length; at++) {
      index[at] = at / from.length * tokens + from[at % from.length];
    }
    return manager.create(index);
  }

  @Override
  public TokenGroups groups(RelativePositions positions, long batch) {
    NDArray bias = biases.computeIfAbsent(positions, p -> p.of(pairs));
    return new TokenGroups.Runs(runs, bias);
  }
}
