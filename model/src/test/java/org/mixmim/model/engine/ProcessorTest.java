package org.mixmim.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {
  /** Two cores of two threads each. */
  private static final String SMT = thread(0, 0) + thread(1, 0) + thread(2, 1) + thread(3, 1);

  private static String thread(int processor, int core) {
    return """
        processor\t: %d
        cpu family\t: 6
        model name\t: Some Xeon
        physical id\t: 0
        core id\t\t: %d
        flags\t\t: fpu avx2 avx512f

        """
        .formatted(processor, core);
  }

  @Test
  void threadsOfOneCoreCountOnce() {
    Processor processor = Processor.ofLinux(SMT, 4);
    assertThat(processor.cores()).isEqualTo(2);
    assertThat(processor.name()).isEqualTo("Some Xeon (family 6, avx2, avx512f)");
  }

  @Test
  void noMoreCoresThanTheProgramMayUse() {
    assertThat(Processor.ofLinux(SMT, 1).cores()).isEqualTo(1);
  }

  @Test
  void aDescriptionWithoutCoresLeavesTheProcessorsThatThereAre() {
    Processor arm = Processor.ofLinux("processor\t: 0\nFeatures\t: fp asimd\n", 3);
    assertThat(arm.cores()).isEqualTo(3);
    assertThat(arm.name()).contains("asimd");
  }

  @Test
  void thisMachineHasAProcessor() {
    assertThat(Processor.current().name()).isNotBlank();
    assertThat(Processor.current().cores())
        .isBetween(1, Runtime.getRuntime().availableProcessors());
  }
}
