package org.mixmim.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure has its sentence and its remedy in every language, and none is left over. */
class ProblemTextsTest {
  private static final String REMEDY = ".remedy";
  private static final List<String> TRANSLATIONS = List.of("zh_CN");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)[^}]*}");

  static List<Path> bundles() {
    try (Stream<Path> files = Files.walk(classes())) {
      return files
          .filter(file -> file.endsWith("problems.properties"))
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classes() {
    try {
      return Path.of(
          MixMimException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Properties load(Path file) {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static Properties translation(Path bundle, String language) {
    return load(bundle.resolveSibling("problems_" + language + ".properties"));
  }

  @Test
  void thereAreBundles() {
    assertThat(bundles())
        .anyMatch(file -> file.toString().contains("image"))
        .anyMatch(file -> file.toString().contains("checkpoint"));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everySentenceHasARemedyAndEveryRemedyASentence(Path bundle) {
    Set<String> keys = load(bundle).stringPropertyNames();
    Set<String> sentences = sentences(keys);
    assertThat(sentences).isNotEmpty();
    assertThat(keys.stream().filter(key -> key.endsWith(REMEDY)))
        .containsExactlyInAnyOrderElementsOf(sentences.stream().map(key -> key + REMEDY).toList());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyLanguageHasTheSameKeysAndThePlacesOfTheOriginal(Path bundle) {
    Properties original = load(bundle);
    for (String language : TRANSLATIONS) {
      Properties translated = translation(bundle, language);
      assertThat(translated.stringPropertyNames())
          .as(language)
          .containsExactlyInAnyOrderElementsOf(original.stringPropertyNames());
      for (String key : sentences(original.stringPropertyNames())) {
        assertThat(places(translated.getProperty(key)))
            .as("%s in %s", key, language)
            .isEqualTo(places(original.getProperty(key)));
      }
    }
  }

  /** A lone apostrophe would swallow the places behind it. */
  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextFormatsAndFillsItsPlaces(Path bundle) {
    Stream.concat(
            Stream.of(load(bundle)), TRANSLATIONS.stream().map(name -> translation(bundle, name)))
        .forEach(
            texts ->
                texts.forEach(
                    (key, text) -> {
                      Object[] arguments = new Object[10];
                      Arrays.setAll(arguments, i -> "<" + i + ">");
                      String formatted = new MessageFormat(text.toString()).format(arguments);
                      assertThat(formatted).as("%s", key).isNotBlank().doesNotContain("{");
                      for (int place : places(text.toString())) {
                        assertThat(formatted).as("%s", key).contains("<" + place + ">");
                      }
                    }));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void theKeysAreThoseThatTheCodeOfThePackageUses(Path bundle) throws IOException {
    Set<String> sentences = sentences(load(bundle).stringPropertyNames());
    Set<String> unused = new TreeSet<>(sentences);
    String prefixes =
        sentences.stream()
            .map(key -> Pattern.quote(key.substring(0, key.indexOf('.'))))
            .distinct()
            .collect(Collectors.joining("|"));
    Pattern key = Pattern.compile("(?:" + prefixes + ")(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)+");
    // Javac marks with \1 where a string is put together when the program runs.
    Pattern beginning = Pattern.compile("((?:" + prefixes + ")\\.[a-z0-9.-]*)\1.*");
    for (String constant : constants(bundle.resolveSibling("."))) {
      if (key.matcher(constant).matches()) {
        assertThat(sentences).contains(constant.replace(REMEDY, ""));
        unused.remove(constant);
      }
      Matcher matcher = beginning.matcher(constant);
      if (matcher.matches()) {
        unused.removeIf(sentence -> sentence.startsWith(matcher.group(1)));
      }
    }
    assertThat(unused).isEmpty();
  }

  /** Every string in the code of a package. */
  private static Set<String> constants(Path folder) throws IOException {
    Set<String> constants = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
          if (entry instanceof StringEntry string) {
            constants.add(string.stringValue());
          }
        }
      }
    }
    return constants;
  }

  private static Set<String> sentences(Set<String> keys) {
    return keys.stream()
        .filter(key -> !key.endsWith(REMEDY))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
