package org.mixmim.model.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixmim.model.config.Variant;
import org.mixmim.model.inference.LoadOptions;

class CostTableTest {
  @Test
  void everyBatchUpToTheLargestIsMeasured() {
    List<CostTable.Row> rows = new ArrayList<>();
    CostTable.measure(List.of(Variant.TINY), LoadOptions.DEFAULT, 3, 1, rows::add);
    assertThat(rows).extracting(CostTable.Row::batch).containsExactly(1, 2);
    assertThat(rows).allMatch(row -> row.milliseconds() > 0 && row.imageSize() == 224);
    assertThat(rows.getLast().gigaflop()).isCloseTo(2 * rows.getFirst().gigaflop(), within(1e-9));
  }
}
