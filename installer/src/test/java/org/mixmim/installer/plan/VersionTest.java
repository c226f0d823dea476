package org.mixmim.installer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void aReleaseIsTheSameEverywhere() {
    Version version = new Version("1.2.3");
    assertThat(version.numbers()).isEqualTo("1.2.3");
    assertThat(version.linux()).isEqualTo("1.2.3");
    assertThat(version.mac()).isEqualTo("1.2.3");
  }

  @Test
  void linuxPutsASnapshotBeforeItsRelease() {
    assertThat(new Version("1.2.3-SNAPSHOT").linux()).isEqualTo("1.2.3~snapshot");
  }

  @Test
  void macNeverStartsWithZero() {
    assertThat(new Version("0.2.3-SNAPSHOT").mac()).isEqualTo("1.0.2");
  }
}
