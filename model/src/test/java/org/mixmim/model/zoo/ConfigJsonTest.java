package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Variant;

final class ConfigJsonTest {
  @ParameterizedTest
  @EnumSource(Variant.class)
  void everyNetworkComesBackTheSame(Variant variant) {
    assertReturns(variant.pretraining());
    assertReturns(variant.classifier(10));
  }

  private static void assertReturns(MixMimConfig config) {
    String text = ConfigJson.write(config).toString();
    assertThat(ConfigJson.read(JsonParser.parseString(text).getAsJsonObject())).isEqualTo(config);
  }
}
