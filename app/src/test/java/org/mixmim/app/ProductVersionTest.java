package org.mixmim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProductVersionTest {
  @Test
  void theBuildWroteTheNumberDown() {
    assertThat(ProductVersion.current().number()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void noPlaceholderIsLeft() {
    assertThat(ProductVersion.current().toString()).doesNotContain("$").doesNotContain("@");
  }

  @Test
  void aBuildFromARepositoryNamesCommitAndDate() throws IOException {
    assertThat(ProductVersion.of(written("version=1.2.3\ncommit=1a2b3c4\ndate=2026-11-24\n")))
        .isEqualTo(
            new ProductVersion(
                "1.2.3", Optional.of(new ProductVersion.Origin("1a2b3c4", "2026-11-24")), ""));
  }

  @Test
  void aBuildFromAnExportedTreeNamesNone() throws IOException {
    assertThat(ProductVersion.of(written("version=1.2.3\ncommit=\ndate=\n")).origin()).isEmpty();
  }

  @Test
  void nobodyIsToBeAskedForUpdatesUnlessTheBuildNamesSomebody() throws IOException {
    assertThat(ProductVersion.current().updates()).isBlank();
    assertThat(ProductVersion.of(written("updates=https://example.org/v.json")).updates())
        .isEqualTo("https://example.org/v.json");
  }

  private static Properties written(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
