package org.mixmim.app.mix;

import java.util.Optional;
import org.mixmim.model.mask.CellMask;

/**
 * All that a user can change in the Mix view, and so all that can be taken back.
 *
 * @param a the photograph whose cells are replaced
 * @param b the photograph that replaces them
 * @param mask true where B replaces A
 * @param origin where the mask came from
 * @param ratio the share of cells asked for
 * @param seed what random masks are drawn from
 * @param options how pictures are made and shown
 */
record MixState(
    Optional<MixPhoto> a,
    Optional<MixPhoto> b,
    CellMask mask,
    MaskOrigin origin,
    double ratio,
    long seed,
    MixOptions options) {
  /** The ratio that the model was trained with. */
  static final double TRAINED_RATIO = 0.5;

  private static final int FIRST_SEED = 5;

  /** No photographs, and a random mask over a grid. */
  static MixState initial(int grid) {
    return new MixState(
        Optional.empty(),
        Optional.empty(),
        MaskOrigin.RANDOM.fill(TRAINED_RATIO, FIRST_SEED, grid),
        MaskOrigin.RANDOM,
        TRAINED_RATIO,
        FIRST_SEED,
        MixOptions.DEFAULT);
  }

  Optional<MixPhoto> photo(Side side) {
    return side == Side.A ? a : b;
  }

  MixState withPhoto(Side side, MixPhoto photo) {
    Optional<MixPhoto> given = Optional.of(photo);
    return side == Side.A ? withPhotos(given, b) : withPhotos(a, given);
  }

  MixState withPhotos(Optional<MixPhoto> newA, Optional<MixPhoto> newB) {
    return new MixState(newA, newB, mask, origin, ratio, seed, options);
  }

  MixState withMask(CellMask drawn, MaskOrigin from) {
    return new MixState(a, b, drawn, from, ratio, seed, options);
  }

  /** The mask of a rule; where the rule has no use for them, ratio and seed are only kept. */
  MixState withPattern(MaskOrigin rule, double newRatio, long newSeed) {
    CellMask drawn = rule.fill(newRatio, newSeed, mask.rows());
    return new MixState(a, b, drawn, rule, newRatio, newSeed, options);
  }

  /** A number of cells, as near as the rule can come to it; a mask without such a rule gets one. */
  MixState withCount(int cells) {
    // Half a cell more, so that cutting off gives this count again.
    double share = cells == 0 ? 0 : Math.min(1, (cells + 0.5) / mask.size());
    return withPattern(origin.drawn() ? origin : MaskOrigin.RANDOM, share, seed);
  }

  /**
   * The same, but in that direction at least to the next number of cells that the rule can have.
   */
  MixState towardsCount(int cells) {
    int step = Integer.signum(cells - mask.count());
    int wanted = cells;
    MixState next = withCount(wanted);
    while (step != 0 && next.mask.count() == mask.count() && wanted > 0 && wanted < mask.size()) {
      wanted += step;
      next = withCount(wanted);
    }
    return next;
  }

  /** The mask as it fits another grid: rules are followed again, a painted one is resampled. */
  MixState onGrid(int grid) {
    if (mask.rows() == grid && mask.columns() == grid) {
      return this;
    }
    if (origin != MaskOrigin.PAINTED) {
      return withMask(origin.fill(ratio, seed, grid), origin);
    }
    CellMask scaled = CellMask.empty(grid, grid);
    for (int row = 0; row < grid; row++) {
      for (int column = 0; column < grid; column++) {
        boolean fromB = mask.get(row * mask.rows() / grid, column * mask.columns() / grid);
        scaled = scaled.with(row, column, fromB);
      }
    }
    return withMask(scaled, origin);
  }

  MixState withOptions(MixOptions chosen) {
    return new MixState(a, b, mask, origin, ratio, seed, chosen);
  }

  /** Whether both states give the same pictures but for how they are shown and cut. */
  boolean sameMixture(MixState other) {
    return hash(a).equals(hash(other.a))
        && hash(b).equals(hash(other.b))
        && mask.equals(other.mask)
        && options.experiment().equals(other.options.experiment());
  }

  private static Optional<String> hash(Optional<MixPhoto> photo) {
    return photo.map(cut -> cut.photo().sha256());
  }
}
