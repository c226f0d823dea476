package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.engine.Device;

class NativeMemoryRetryTest {
  private static final Device CARD = new Device(Device.Kind.CUDA, 0);

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger releases = new AtomicInteger();

  /** Fails as a card does, so many times. */
  private String work(int failures) {
    if (calls.incrementAndGet() <= failures) {
      throw new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB");
    }
    return "done";
  }

  private String persistent(Device device, int failures) {
    return NativeMemory.persistent("base", device, () -> work(failures), releases::incrementAndGet);
  }

  @Test
  void aFullCardIsClearedAndTriedOnceMore() {
    assertThat(persistent(CARD, 1)).isEqualTo("done");
    assertThat(calls).hasValue(2);
    assertThat(releases).hasValue(1);
  }

  @Test
  void aCardThatStaysFullIsSaidAndTheProcessorProposed() {
    InferenceException said =
        catchThrowableOfType(InferenceException.class, () -> persistent(CARD, 9));
    assertThat(calls).hasValue(2);
    assertThat(said.key()).isEqualTo(InferenceException.CARD_FULL);
    assertThat(said.describe(Locale.ENGLISH)).contains("cuda:0", "base");
    assertThat(said.remedy(Locale.ENGLISH)).contains("cpu");
  }

  @Test
  void theProcessorHasNoCacheToClear() {
    InferenceException said =
        catchThrowableOfType(InferenceException.class, () -> persistent(Device.CPU, 9));
    assertThat(calls).hasValue(1);
    assertThat(releases).hasValue(0);
    assertThat(said.key()).isEqualTo("inference.memory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no kernel image is available",
        "CUDA error: an illegal memory access was encountered"
      })
  void anotherFailureIsLeftAsItIs(String words) {
    assertThatThrownBy(
            () ->
                NativeMemory.persistent(
                    "base",
                    CARD,
                    () -> {
                      throw new EngineException(words);
                    },
                    releases::incrementAndGet))
        .isInstanceOf(EngineException.class);
    assertThat(releases).hasValue(0);
  }
}
