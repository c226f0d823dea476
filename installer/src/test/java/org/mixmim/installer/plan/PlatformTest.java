package org.mixmim.installer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.installer.process.PackagingException;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, LINUX_X64",
    "Linux, aarch64, LINUX_ARM64",
    "Windows 11, amd64, WINDOWS_X64",
    "Mac OS X, aarch64, MACOS_ARM64"
  })
  void javaNamesThePlatform(String name, String architecture, Platform platform) {
    assertThat(Platform.of(name, architecture)).isEqualTo(platform);
  }

  @Test
  void aPlatformWithoutLibtorchIsRefusedWithThoseThatHaveIt() {
    assertThatThrownBy(() -> Platform.of("Mac OS X", "x86_64"))
        .isInstanceOf(PackagingException.class)
        .hasMessageContaining("x86_64")
        .hasMessageContaining("macOS (arm64)");
  }
}
