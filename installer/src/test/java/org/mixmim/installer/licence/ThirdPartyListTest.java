package org.mixmim.installer.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThirdPartyListTest {
  @Test
  void everyLicenceOfALibraryIsSeenAndNothingOfItsName() {
    List<String> lines =
        List.of(
            "Lists of 2 third-party dependencies.",
            "     (EPL-2.0) (LGPL-2.1) Logback (core) (ch.qos.logback:logback-core:1 - https://a)",
            "     (MIT) SLF4J API Module (org.slf4j:slf4j-api:2 - https://b)");
    assertThat(ThirdPartyList.licences(lines)).containsExactly("EPL-2.0", "LGPL-2.1", "MIT");
  }
}
