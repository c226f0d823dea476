package org.mixmim.installer.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program does its main jobs, with the numbers that the assets' own file expects. */
@Tag("packaged")
class PackagedProgramTest {
  // The expected numbers come from another JPEG decoder, up to two levels apart.
  private static final double MSE_TOLERANCE = 2e-4;
  private static final double SCORE_TOLERANCE = 5e-3;

  @TempDir static Path folder;
  private static PackagedProgram program;
  private static Path astronaut;
  private static Path cat;
  private static Path mask;
  private static Path noHome;

  @BeforeAll
  static void unpack() throws IOException {
    program = PackagedProgram.find(Files.createDirectory(folder.resolve("installed")));
    astronaut = copy("astronaut.jpg");
    cat = copy("cat.jpg");
    mask = copy("mask_A.npy");
    noHome = PackagedProgram.homeThatCannotBe(folder);
  }

  @Test
  void itReconstructsWithoutHomeAndNetwork() throws IOException, InterruptedException {
    PackagedProgram.Run run =
        program.run(noHome, "reconstruct", astronaut, cat, "--mask", mask, "--both", "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    JsonObject metrics = JsonParser.parseString(run.out()).getAsJsonObject();
    JsonObject expected =
        expected().getAsJsonObject("mixmim-tiny").getAsJsonObject("masks").getAsJsonObject("A");
    for (String side : List.of("a", "b")) {
      JsonObject wanted = expected.getAsJsonObject(side.toUpperCase(java.util.Locale.ROOT));
      JsonObject figures = metrics.getAsJsonObject(side);
      assertThat(figures.get("hiddenCells")).isEqualTo(wanted.get("hidden_cells"));
      assertThat(figures.get("mse").getAsDouble())
          .isCloseTo(wanted.get("mse").getAsDouble(), within(MSE_TOLERANCE));
    }
  }

  @Test
  void itClassifiesWithoutHomeAndNetwork() throws IOException, InterruptedException {
    PackagedProgram.Run run = program.run(noHome, "classify", cat, astronaut, "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    checkBest(lines.getFirst(), "cat");
    checkBest(lines.getLast(), "astronaut");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the locale has no say in file names")
  void picturesMayBeNamedInAnyScriptWhateverTheLocale() throws IOException, InterruptedException {
    // The shell writes the name: this JVM may be unable to.
    String script =
        """
        picture="$2/$(printf 'b\\303\\244r.jpg')"
        cp "$1" "$picture" && exec "$0" classify "$picture" --json
        """;
    PackagedProgram.Run run = program.runInPlainLocale(noHome, script, cat, folder);

    assertThat(run.exit()).as(run.err()).isZero();
    checkBest(run.out(), "cat");
  }

  @Test
  void itUnpacksNoLibraryIntoTheHome() throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("home"));

    assertThat(program.run(home, "classify", cat).exit()).isZero();

    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.map(Path::toString).filter(name -> name.matches(".*\\.(so.*|dll|dylib)")))
          .isEmpty();
    }
  }

  @Test
  void itSaysItsVersion() throws IOException, InterruptedException {
    PackagedProgram.Run run = program.run(noHome, "--version");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("MixMIM Explorer " + System.getProperty("mixmim.version"));
    assertThat(run.err()).doesNotContainIgnoringCase("warning");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other launchers compile alike for both")
  void onlyTheWindowDoesWithoutTheOptimisingCompiler() throws IOException, InterruptedException {
    String quick = "-XX:TieredStopAtLevel=1";
    Path report = folder.resolve("flags.properties");

    assertThat(program.openWindow(noHome, report).out()).contains(quick);
    PackagedProgram.Run command = program.runWithFlags(noHome, "classify", cat);
    assertThat(command.exit()).isZero();
    assertThat(command.out()).contains("-XX:+PrintCommandLineFlags").doesNotContain(quick);
  }

  @Test
  void theWindowShowsBothReconstructions() throws IOException, InterruptedException {
    checkWindow("window");
  }

  @Test
  void withoutItsStartUpCacheItStillStarts() throws IOException, InterruptedException {
    Path cache = program.jars().resolve("mixmim.aot");
    Path aside = program.jars().resolve("mixmim.aot.aside");
    Files.move(cache, aside);
    try {
      checkWindow("missing");
      Files.writeString(cache, "not a cache");
      PackagedProgram.Run broken = program.run(noHome, "--version");
      assertThat(broken.exit()).isZero();
      assertThat(broken.out()).startsWith("MixMIM Explorer ");
    } finally {
      Files.deleteIfExists(cache);
      Files.move(aside, cache);
    }
  }

  @Test
  void itsStylesheetsNeedNoParsing() throws IOException {
    try (ZipFile zip = new ZipFile(jar("mixmim-app-").toFile())) {
      List<String> sheets =
          zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".css")).toList();
      assertThat(sheets).hasSizeGreaterThan(1);
      for (String sheet : sheets) {
        ZipEntry compiled = zip.getEntry(sheet.replaceFirst("css$", "bss"));
        assertThat(compiled).as(sheet).isNotNull();
        String bytes =
            new String(zip.getInputStream(compiled).readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as("names no file of the build").doesNotContain("file:");
      }
    }
  }

  @Test
  void withTheCacheOfAnotherBuildItStillStarts() throws IOException, InterruptedException {
    Path jar = jar("mixmim-app-");
    FileTime built = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(built.toInstant().plusSeconds(3600)));
    try {
      checkWindow("stale");
    } finally {
      Files.setLastModifiedTime(jar, built);
    }
  }

  private static void checkWindow(String name) throws IOException, InterruptedException {
    Path report = folder.resolve(name + ".properties");
    PackagedProgram.Run run = program.openWindow(noHome, report);

    assertThat(run.exit()).as(run.err()).isZero();
    Properties seen = new Properties();
    try (Reader in = Files.newBufferedReader(report)) {
      seen.load(in);
    }
    assertThat(seen).as(run.err()).containsKeys("painted", "reconstructed");
  }

  private static void checkBest(String line, String photo) throws IOException {
    JsonObject found = JsonParser.parseString(line).getAsJsonObject();
    JsonObject wanted = expected().getAsJsonObject("mixmim-tiny-everyday").getAsJsonObject(photo);
    assertThat(found.get("pred_class")).isEqualTo(wanted.get("pred_class"));
    assertThat(found.get("pred_score").getAsDouble())
        .isCloseTo(wanted.get("pred_score").getAsDouble(), within(SCORE_TOLERANCE));
  }

  private static Path jar(String start) throws IOException {
    try (Stream<Path> jars = Files.list(program.jars())) {
      return jars.filter(file -> file.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private static JsonObject expected() throws IOException {
    try (ZipFile zip = new ZipFile(jar("mixmim-assets-").toFile());
        InputStream in =
            zip.getInputStream(zip.getEntry("org/mixmim/assets/models/expected.json"));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }

  private static Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = PackagedProgramTest.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    return file;
  }
}
