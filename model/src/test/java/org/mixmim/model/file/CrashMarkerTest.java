package org.mixmim.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CrashMarkerTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("below").resolve("work.running");
  }

  private Process child(String what) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process child =
        new ProcessBuilder(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-cp",
                System.getProperty("java.class.path"),
                MarkerChild.class.getName(),
                file.toString(),
                what)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = child.inputReader();
    assertThat(said.readLine()).isEqualTo("begun");
    return child;
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "Java can only end another process there at once, as a crash would")
  void aProgramThatIsToldToEndTakesItsMarkerAway() throws IOException, InterruptedException {
    Process child = child("wait");
    assertThat(file).exists();
    assertThat(new CrashMarker(file).isLeftBehind()).as("it still runs").isFalse();
    child.destroy();
    child.waitFor();
    assertThat(file).doesNotExist();
  }

  @Test
  void aCrashInNativeCodeLeavesIt() throws IOException, InterruptedException {
    Process child = child("crash");
    assertThat(child.waitFor()).isNotZero();
    assertThat(new CrashMarker(file).isLeftBehind()).isTrue();
  }

  @Test
  void theNumberOfAProcessMayBelongToAnotherOneByNow() throws IOException {
    try (CrashMarker own = new CrashMarker(file).set()) {
      assertThat(own.isLeftBehind()).isFalse();
      String text = Files.readString(file);
      Files.writeString(file, ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");
      assertThat(own.isLeftBehind()).as(text).isTrue();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void aFailureIsKnownWhileTheProgramRunsOn() {
    CrashMarker own = new CrashMarker(file).set();
    own.leave();
    assertThat(new CrashMarker(file).isLeftBehind()).isTrue();
  }
}
