package org.mixmim.model.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpyFile;

/** Numbers are written as the language of the words around them writes them. */
final class ProblemDigitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "ar-EG", "fa-IR", "de-DE", "zh-CN"})
  void theNumbersOfASentenceFollowItsWords(String language) {
    byte[] cut = Arrays.copyOf(NpyFile.encode(HostTensor.of(new float[1000], 1000)), 1234);

    MixMimException problem =
        catchThrowableOfType(MixMimException.class, () -> NpyFile.read(cut, "cut.npy"));

    assertThat(problem.describe(Locale.forLanguageTag(language))).contains("1,234");
  }
}
