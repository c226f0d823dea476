package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelCatalogueTest {
  private static final String BASE = "mixmim-base_3rdparty_in1k";

  @TempDir private Path folder;

  private ModelCatalogue user(String json) throws IOException {
    Files.writeString(folder.resolve(ModelCatalogue.USER_FILE), json);
    return ModelCatalogue.read(folder);
  }

  private static String only(ModelCatalogue catalogue) {
    assertThat(catalogue.problems()).hasSize(1);
    return catalogue.problems().getFirst().describe(Locale.ENGLISH);
  }

  @Test
  void aRemedyKeepsItsApostrophe() throws IOException {
    ModelCatalogue catalogue =
        user("{\"models\": [{\"name\": \"m\", \"url\": \"https://e.org/m.pth\"}]}");
    assertThat(catalogue.problems().getFirst().remedy(Locale.ENGLISH))
        .isEqualTo("Add the file's \"sha256\".");
  }

  @Test
  void publishedFiguresAreThosePublished() {
    ModelCard card = ModelCatalogue.read(folder).card(BASE).orElseThrow();
    assertThat(card.parameters()).hasValue(88_344_352);
    assertThat(card.macs().getAsLong() / 1e9).isBetween(16.345, 16.355);
    assertThat(card.imageSize()).hasValue(224);
    assertThat(card.published().top1()).hasValue(84.6);
    assertThat(card.published().top5()).hasValue(97.0);
    assertThat(card.tasks()).containsExactlyInAnyOrder(ModelTask.CLASSIFY, ModelTask.FEATURES);
  }

  @ParameterizedTest
  @CsvSource({
    "mixmim-base_3rdparty_in1k, e40e2c8c, 88344352",
    "mixmim-base-p16_16xb128-coslr-300e_in1k, 44fe8d2c, 114665784",
    "mixmim-base-p16_ft-8xb128-coslr-100e_in1k, 41ecada9, 88344352",
    "mixmim-base_mixmim-pre_8xb128-coslr-100e_in1k, 41ecada9, 88344352"
  })
  void publishedAddressesEndWithTheirHash(String name, String hash, long parameters) {
    ModelCard card = ModelCatalogue.read(folder).card(name).orElseThrow();
    assertThat(card.source())
        .isInstanceOfSatisfying(
            ModelSource.Web.class,
            web -> {
              assertThat(web.sha256()).isEqualTo(hash);
              assertThat(web.address().getPath()).endsWith("-" + hash + ".pth");
              assertThat(web.address()).hasScheme("https").hasHost("download.openmmlab.com");
            });
    assertThat(card.parameters()).hasValue(parameters);
  }

  @Test
  void aMirrorReplacesTheAddressAndKeepsTheRest() throws IOException {
    ModelCatalogue catalogue =
        user(
            """
            {"models": [{"name": "%s", "url": "https://mirror.example/base.pth"}]}
            """
                .formatted(BASE));
    assertThat(catalogue.problems()).isEmpty();
    ModelCard card = catalogue.card(BASE).orElseThrow();
    assertThat(card.source())
        .isInstanceOfSatisfying(
            ModelSource.Web.class,
            web -> {
              assertThat(web.address()).isEqualTo(URI.create("https://mirror.example/base.pth"));
              assertThat(web.sha256()).isEqualTo("e40e2c8c");
            });
    assertThat(card.published().top1()).hasValue(84.6);
  }

  @Test
  void aModelOfTheUsersOwnIsAdded() throws IOException {
    ModelCatalogue catalogue =
        user(
            """
            {"models": [{"name": "mine", "title": {"en": "Mine", "zh": "我的"},
              "variant": "large", "kind": "classifier", "classes": 10, "file": "own/mine.pth"}]}
            """);
    assertThat(catalogue.problems()).isEmpty();
    ModelCard card = catalogue.card("mine").orElseThrow();
    assertThat(card.title().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("我的");
    assertThat(card.config().orElseThrow().classes()).hasValue(10);
    assertThat(card.config().orElseThrow().width()).isEqualTo(192);
    assertThat(card.source())
        .isEqualTo(new ModelSource.LocalFile(folder.resolve("own").resolve("mine.pth")));
  }

  @Test
  void aWrongEntryIsReportedWithItsLineAndTheOthersStay() throws IOException {
    ModelCatalogue catalogue =
        user(
            """
            {
              "models": [
                {
                  "name": "first",
                  "url": "ftp://example.org/first.pth"
                },
                {"name": "second", "file": "second.pth"}
              ]
            }
            """);
    assertThat(only(catalogue)).contains("catalogue.json, line 5", "ftp://example.org/first.pth");
    assertThat(catalogue.card("first")).isEmpty();
    assertThat(catalogue.card("second")).isPresent();
  }

  @Test
  void aWrongOverrideLeavesTheKnownCardAlone() throws IOException {
    ModelCatalogue catalogue =
        user(
            """
            {"models": [
              {"name": "%s",
               "top1": "a lot"}]}
            """
                .formatted(BASE));
    assertThat(only(catalogue)).contains("line 3");
    assertThat(catalogue.card(BASE).orElseThrow().published().top1()).hasValue(84.6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'name': 'm', 'url': 'https://e.org/m.pth'                           | sha256",
        "'name': 'm', 'url': 'https://e.org/m.pth', 'sha256': 'xyz'          | xyz",
        "'name': 'm'                                                         | neither",
        "'name': '../m', 'file': 'm'                                         | ../m",
        "'file': 'm.pth'                                                     | no name",
        "'name': 'm', 'file': 'm', 'variant': 'GIANT', 'kind': 'classifier'  | GIANT",
        "'name': 'm', 'file': 'm', 'variant': 'BASE'                         | no kind",
        "'name': 'm', 'file': 'm', 'variant': 'BASE', 'kind': 'classifier', 'classes': 0.5 | classes",
        "'name': 'm', 'file': 'm', 'top5': 101                               | top5",
        "'name': 'm', 'file': 'm', 'colour': 'red'                           | colour",
        "'name': 'm', 'file': 'm', 'aliases': 'n'                            | aliases",
        "'name': 'm', 'file': 'm', 'normalisedPixels': 'yes'                 | yes"
      })
  void everyMistakeIsNamed(String members, String named) throws IOException {
    ModelCatalogue catalogue = user("{\"models\": [\n{" + members.replace('\'', '"') + "}\n]}");
    assertThat(only(catalogue) + catalogue.problems().getFirst().remedy(Locale.ENGLISH))
        .contains("line 2", named);
    assertThat(catalogue.problems().getFirst().describe(Locale.SIMPLIFIED_CHINESE))
        .contains("第 2 行");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'models': [{'name': 'a', 'file': 'a'},~{'name': 'b' 'file': 'b'}]}  | 2",
        "{'models': [{'name': 'a', 'file': 'a'}                                | 1",
        "{'models': [{'name': 'a', 'file': 'a'}]~~,'models': 5}              | 3"
      })
  void brokenJsonKeepsWhatStandsBeforeIt(String json, int line) throws IOException {
    ModelCatalogue catalogue = user(json.replace('\'', '"').replace('~', '\n'));
    assertThat(only(catalogue)).contains("catalogue.json, line " + line);
    assertThat(catalogue.card("a")).isPresent();
    assertThat(catalogue.card(BASE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"[]", "5", "''", "nonsense"})
  void aFileOfAnotherFormIsNotFatal(String json) throws IOException {
    ModelCatalogue catalogue = user(json);
    assertThat(catalogue.problems()).hasSize(1);
    assertThat(catalogue.card(BASE)).isPresent();
  }

  @Test
  void aFileThatIsNoTextIsNotFatal() throws IOException {
    Files.write(folder.resolve(ModelCatalogue.USER_FILE), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(only(ModelCatalogue.read(folder))).contains(ModelCatalogue.USER_FILE);
  }

  @Test
  void nearNamesAreFound() {
    assertThat(ModelNames.near("mixmim-tinny", List.of("mixmim-tiny", BASE)))
        .startsWith("mixmim-tiny");
    assertThat(ModelNames.near("3rdparty", List.of("mixmim-tiny", BASE))).containsExactly(BASE);
    assertThat(ModelNames.near("resnet50", List.of("mixmim-tiny", BASE))).isEmpty();
  }
}
