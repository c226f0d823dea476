package org.mixmim.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  record Place(double x, String name) {}

  private static final Setting<Place> PLACE =
      Setting.of("place", Place.class, new Place(1, "here"));
  private static final Setting<Boolean> GRID = Setting.of("grid", Boolean.class, true);
  private static final Setting<List<String>> FILES =
      Setting.of("files", new TypeToken<List<String>>() {}, List.of());

  @TempDir Path folder;

  @Test
  void remembersAcrossStarts() {
    try (Settings settings = new Settings(folder)) {
      assertThat(settings.get(PLACE)).isEqualTo(new Place(1, "here"));
      assertThat(settings.remembers(PLACE)).isFalse();
      settings.set(PLACE, new Place(2, "there"));
      settings.set(GRID, false);
      settings.set(FILES, List.of("a.png", "猫.jpg"));
    }
    try (Settings settings = new Settings(folder)) {
      assertThat(settings.get(PLACE)).isEqualTo(new Place(2, "there"));
      assertThat(settings.get(GRID)).isFalse();
      assertThat(settings.get(FILES)).containsExactly("a.png", "猫.jpg");
      assertThat(settings.remembers(PLACE)).isTrue();
    }
  }

  @Test
  void leavesNothingButTheFileAndItsLock() throws IOException {
    try (Settings settings = new Settings(folder)) {
      settings.set(GRID, false);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("settings.json", "settings.lock");
    }
  }

  @Test
  void saysOnceThatNothingCanBeKept() throws IOException {
    Path home = Files.createFile(folder.resolve("file")).resolve("home");
    List<String> told = new ArrayList<>();
    try (Settings settings = new Settings(home)) {
      settings.onUnkept(unkept -> told.add(unkept.describe(Locale.ENGLISH)));
      settings.notKept(new IOException("no room"));
      settings.set(GRID, false);
    }
    assertThat(told).singleElement().asString().contains(home.toString(), "no room");
  }

  @Test
  void saysWhyItsOwnFileCannotBeWritten() throws IOException {
    Path home = Files.createFile(folder.resolve("file")).resolve("home");
    List<UnkeptException> told = new ArrayList<>();
    try (Settings settings = new Settings(home)) {
      settings.onUnkept(told::add);
      settings.set(GRID, false);
    }
    assertThat(told)
        .singleElement()
        .satisfies(
            unkept -> {
              assertThat(unkept.describe(Locale.ENGLISH)).contains(home.toString());
              assertThat(unkept.getCause()).isInstanceOf(FileSystemException.class);
            });
  }

  @Test
  void aFolderThatIsNotTheUsersIsCalledThat() {
    AccessDeniedException denied = new AccessDeniedException(folder.toString());

    assertThat(UnkeptException.of(new IllegalStateException(denied), folder).key())
        .isEqualTo("unkept.not-allowed");
  }

  @Test
  void twoWindowsKeepEachOthersChanges() {
    try (Settings first = new Settings(folder);
        Settings second = new Settings(folder)) {
      first.set(GRID, false);
      second.set(PLACE, new Place(3, "second"));
    }
    try (Settings settings = new Settings(folder)) {
      assertThat(settings.get(GRID)).isFalse();
      assertThat(settings.get(PLACE)).isEqualTo(new Place(3, "second"));
    }
  }

  @Test
  void aBrokenFileIsSetAsideAndTheDefaultsHold() throws IOException {
    Files.writeString(folder.resolve("settings.json"), "{\"grid\": fal");
    try (Settings settings = new Settings(folder)) {
      assertThat(settings.get(GRID)).isTrue();
      settings.set(GRID, false);
    }
    assertThat(folder.resolve("settings.broken.json")).content().isEqualTo("{\"grid\": fal");
    assertThat(folder.resolve("settings.json")).content().contains("\"grid\": false");
  }

  @Test
  void aValueOfAnotherTypeFallsBackAlone() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"), "{\"place\": [1, 2], \"grid\": false, \"files\": null}");
    try (Settings settings = new Settings(folder)) {
      assertThat(settings.get(PLACE)).isEqualTo(PLACE.fallback());
      assertThat(settings.get(GRID)).isFalse();
      assertThat(settings.get(FILES)).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeWrittenDisturbsNobody() throws IOException {
    Path file = Files.createFile(folder.resolve("not-a-folder"));
    try (Settings settings = new Settings(file)) {
      settings.set(GRID, false);
      assertThat(settings.get(GRID)).isFalse();
    }
    assertThat(file).isEmptyFile();
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenWithTheNextChange() throws IOException {
    Path home = Files.createFile(folder.resolve("home"));
    Settings settings = new Settings(home);
    settings.set(GRID, false);
    settings.set(PLACE, new Place(2, "older"));
    settings.close();

    Files.delete(home);
    // Once closed, a change is written at once.
    settings.set(PLACE, new Place(3, "newer"));

    try (Settings next = new Settings(home)) {
      assertThat(next.get(GRID)).isFalse();
      assertThat(next.get(PLACE)).isEqualTo(new Place(3, "newer"));
    }
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenAtClosing() throws IOException {
    Path home = Files.createFile(folder.resolve("home"));
    Settings settings = new Settings(home);
    settings.set(GRID, false);
    settings.close();

    Files.delete(home);
    settings.close();

    try (Settings next = new Settings(home)) {
      assertThat(next.get(GRID)).isFalse();
    }
  }

  @Test
  void theFolderIsThePlatformsOwnUnlessNamed() {
    Path home = Path.of("home");
    assertThat(ConfigFolder.find(Map.of("MIXMIM_HOME", "elsewhere"), "Linux", home))
        .isEqualTo(Path.of("elsewhere"));
    assertThat(ConfigFolder.find(Map.of(), "Linux", home))
        .isEqualTo(Path.of("home", ".config", "mixmim-explorer"));
    assertThat(ConfigFolder.find(Map.of("XDG_CONFIG_HOME", "x"), "Linux", home))
        .isEqualTo(Path.of("x", "mixmim-explorer"));
    assertThat(ConfigFolder.find(Map.of("APPDATA", "roaming"), "Windows 11", home))
        .isEqualTo(Path.of("roaming", "MixMIM Explorer"));
    assertThat(ConfigFolder.find(Map.of(), "Mac OS X", home))
        .isEqualTo(Path.of("home", "Library", "Application Support", "MixMIM Explorer"));
  }
}
