package org.mixmim.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes of the published networks, built from their configurations. */
final class PublishedFiguresTest {
  @ParameterizedTest
  @CsvSource({
    "BASE, 88344352, 16.35",
    "LARGE, 197396668, 35.86",
    "HUGE, 659262658, 117.7",
    "BASE_384, 89577440, 52.57",
    "LARGE_384, 199246300, 112.15",
  })
  void classifiers(Variant variant, long parameters, double gigaMacs) {
    MixMimConfig config = variant.classifier(1000);
    assertThat(Parameters.count(config)).isEqualTo(parameters);
    assertThat(ComputeCost.macs(config) / 1e9).isCloseTo(gigaMacs, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"BASE, 114665784", "LARGE, 223468244", "HUGE, 684709594"})
  void pretraining(Variant variant, long parameters) {
    assertThat(Parameters.count(variant.pretraining())).isEqualTo(parameters);
  }
}
