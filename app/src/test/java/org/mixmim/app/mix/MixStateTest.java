package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MixStateTest {
  private static final MixState BLOCK = MixState.initial(7).withPattern(MaskOrigin.BLOCK, 0.5, 5);

  @Test
  void aBlockTakesTheNextNumberOfCellsThatItCanHave() {
    int before = BLOCK.mask().count();

    MixState larger = BLOCK.towardsCount(before + 1);
    MixState smaller = BLOCK.towardsCount(before - 1);

    assertThat(larger.mask().count()).isGreaterThan(before);
    assertThat(smaller.mask().count()).isLessThan(before);
    assertThat(larger.origin()).isEqualTo(MaskOrigin.BLOCK);
  }

  @Test
  void stepByStepABlockReachesBothEnds() {
    MixState state = BLOCK;
    for (int step = 0; step < 49; step++) {
      state = state.towardsCount(Math.min(49, state.mask().count() + 1));
    }
    assertThat(state.mask().count()).isEqualTo(49);
    for (int step = 0; step < 49; step++) {
      state = state.towardsCount(Math.max(0, state.mask().count() - 1));
    }
    assertThat(state.mask().count()).isZero();
  }
}
