package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ThreadChoiceTest {
  private final ThreadChoice choice = new ThreadChoice(4);

  private List<Integer> use(int calls, IntToDoubleFunction milliseconds) {
    List<Integer> used = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      int threads = choice.next();
      used.add(threads);
      choice.took(threads, milliseconds.applyAsDouble(threads));
    }
    return used;
  }

  @Test
  void beginsWithEveryCoreAndTriesHalfOfThem() {
    assertThat(use(13, threads -> threads == 4 ? 40 : 60))
        .containsExactly(4, 4, 4, 4, 4, 4, 4, 4, 2, 4, 4, 4, 4);
  }

  @Test
  void keepsTheFasterEvenIfItsThreadsHadToWakeUp() {
    use(9, threads -> threads == 4 ? 230 : 60);
    List<Double> waking = new ArrayList<>(List.of(150.0));
    List<Integer> used =
        use(12, threads -> threads == 2 ? 60 : waking.isEmpty() ? 40 : waking.removeFirst());
    assertThat(used).containsExactly(2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 4);
  }

  @Test
  void slowFirstCallsSayNothing() {
    List<Double> first = new ArrayList<>(List.of(900.0, 120.0, 110.0, 90.0, 80.0));
    use(40, threads -> threads == 2 ? 60 : first.isEmpty() ? 40 : first.removeFirst());
    assertThat(choice.next()).isEqualTo(4);
  }

  @Test
  void followsAMachineThatGetsBusyAndIdleAgain() {
    use(20, threads -> threads == 4 ? 40 : 60);
    List<Integer> busy = use(40, threads -> threads == 4 ? 230 : 60);
    assertThat(busy.subList(0, 4)).contains(2);
    assertThat(busy).filteredOn(threads -> threads == 4).hasSizeLessThanOrEqualTo(5);
    List<Integer> idle = use(300, threads -> threads == 4 ? 40 : 60);
    assertThat(idle.getLast()).isEqualTo(4);
  }

  @Test
  void triesMoreRarelyTheLongerTheOtherLoses() {
    List<Integer> used = use(2000, threads -> threads == 4 ? 40 : 60);
    assertThat(used).filteredOn(threads -> threads == 2).hasSizeBetween(10, 40);
    List<Integer> last = used.subList(1500, 2000);
    assertThat(last).filteredOn(threads -> threads == 2).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void oneCoreLeavesNoChoice() {
    ThreadChoice only = new ThreadChoice(1);
    for (int call = 0; call < 20; call++) {
      assertThat(only.next()).isEqualTo(1);
      only.took(1, call);
    }
  }
}
