package org.mixmim.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.model.mask.MaskPattern;

final class SessionFilesTest {
  private static final Session SESSION =
      new Session(
          Optional.of(
              new SessionPhoto("cat “Tom”.jpg", SessionPhoto.Kind.FILE, "/pictures/cat.jpg", "ab")),
          Optional.empty(),
          new MaskPattern.Random(0.5, 3).fill(7, 12),
          "RANDOM",
          0.5,
          3,
          Map.of("grid", "true"),
          Optional.of(new Session.Model("mixmim-tiny", "cd")));

  @TempDir Path folder;

  @Test
  void comesBackAsItWas() {
    Path file = folder.resolve("lesson.mixmim");

    SessionFiles.write(file, SESSION);

    assertThat(SessionFiles.read(file)).isEqualTo(SESSION);
    assertThat(folder).isDirectoryContaining(file::equals);
  }

  @Test
  void keepsWholeWhatWasThereIfWritingFails() throws IOException {
    Path file = folder.resolve("lesson.mixmim");
    SessionFiles.write(file, SESSION);

    assertThatThrownBy(() -> SessionFiles.write(folder.resolve("gone/lesson.mixmim"), SESSION))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("gone");
    assertThat(folder).isDirectoryContaining(found -> found.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|session.no-session",
        "not json|session.no-session",
        "null|session.no-session",
        "[1, 2]|session.no-session",
        "{\"format\": \"mixmim-session\", \"version\": 2}|session.later",
        "{\"format\": \"mixmim-session\", \"version\": 1}|session.damaged",
        "{\"format\": \"mixmim-session\", \"version\": 1, \"mask\": {\"rows\": []}}|session.damaged",
        "{\"format\": \"mixmim-session\", \"version\": 1, \"mask\": {\"rows\": [\"01\", \"1\"]}}"
            + "|session.damaged",
        "{\"format\": \"mixmim-session\", \"version\": 1, \"mask\": {\"rows\": [\"02\"]}}"
            + "|session.damaged",
        "{\"format\": \"mixmim-session\", \"version\": 1, \"mask\": {\"rows\": [null]}}"
            + "|session.damaged",
        "{\"format\": \"mixmim-session\", \"version\": 1, \"a\": {}, \"mask\": {\"rows\": [\"0\"]}}"
            + "|session.damaged",
      })
  void saysWhatIsWrongWithOtherFiles(String text, String key) throws IOException {
    Path file = folder.resolve("other.mixmim");
    Files.writeString(file, text);

    assertThatThrownBy(() -> SessionFiles.read(file))
        .isInstanceOfSatisfying(SessionException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining("other.mixmim");
  }

  @Test
  void anOptionThatIsNotToldIsLeftOut() throws IOException {
    Path file = folder.resolve("options.mixmim");
    SessionFiles.write(file, SESSION);
    Files.writeString(file, Files.readString(file).replace("\"grid\": \"true\"", "\"grid\": null"));

    assertThat(SessionFiles.read(file).options()).isEmpty();
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> SessionFiles.read(folder.resolve("gone.mixmim")))
        .isInstanceOfSatisfying(
            SessionException.class, e -> assertThat(e.key()).isEqualTo("session.missing"));
  }
}
