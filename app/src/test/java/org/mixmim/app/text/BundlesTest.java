package org.mixmim.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text exists in every language and is used somewhere. */
class BundlesTest {
  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** The model's enums are shown, too: their constants are the ends of keys. */
  private static final Path MODEL_SOURCES = Path.of("..", "model", "src", "main", "java");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_0-9]*\\b");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".properties"))
          .filter(file -> !file.toString().contains("_zh_CN"))
          .toList();
    }
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static Path chinese(Path english) {
    return english.resolveSibling(
        english.getFileName().toString().replace(".properties", "_zh_CN.properties"));
  }

  @Test
  void thereAreBundles() throws IOException {
    assertThat(bundles()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeysAndPlaces(Path bundle) {
    Properties english = read(bundle);
    Properties chinese = read(chinese(bundle));
    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(english.getProperty(key)).as(key).isNotBlank();
      assertThat(chinese.getProperty(key)).as(key).isNotBlank();
      assertThat(places(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  private static int places(String text) {
    return new MessageFormat(text).getFormatsByArgumentIndex().length;
  }

  /** All but the command line's, whose keys picocli makes of commands and options. */
  static List<Path> windowBundles() throws IOException {
    return bundles().stream()
        .filter(file -> !file.endsWith(Path.of("cli", "texts.properties")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("windowBundles")
  void everyKeyIsUsed(Path bundle) throws IOException {
    Set<String> literals =
        collect(SOURCES.resolve(RESOURCES.relativize(bundle.getParent())), LITERAL);
    Set<String> constants = collect(SOURCES, CONSTANT);
    constants.addAll(collect(MODEL_SOURCES, CONSTANT));
    for (String key : read(bundle).stringPropertyNames()) {
      String plain = key.endsWith(".remedy") ? key.substring(0, key.lastIndexOf('.')) : key;
      assertThat(used(plain, literals, constants) || used(key, literals, constants))
          .as("%s of %s is used", key, bundle)
          .isTrue();
    }
  }

  /** A key stands in the package's source as a whole, or is put together from parts there. */
  private static boolean used(String key, Set<String> literals, Set<String> constants) {
    return literals.contains(key)
        || constants.contains(key)
        || literals.stream()
            .filter(part -> part.endsWith(".") && key.startsWith(part))
            .anyMatch(part -> used(key.substring(part.length()), literals, constants));
  }

  private static Set<String> collect(Path folder, Pattern pattern) throws IOException {
    Set<String> found = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(matcher.groupCount()));
        }
      }
    }
    return found;
  }
}
