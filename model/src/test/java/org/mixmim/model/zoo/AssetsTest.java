package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.checkpoint.Checkpoint;

/** The data in the module assets, which has no code of its own to test. */
final class AssetsTest {
  private static final int LONGEST_SIDE = 768;

  private static final String LICENCES = Assets.text(Assets.get("LICENSES.md"));

  @Test
  void everyPhotographDecodesAndHasAnAuthorAndALicence() throws IOException {
    List<SamplePhoto> photos = SamplePhotos.all();
    assertThat(photos).hasSizeGreaterThanOrEqualTo(10);
    assertThat(photos).extracting(SamplePhoto::id).doesNotHaveDuplicates();
    for (SamplePhoto photo : photos) {
      BufferedImage image = ImageIO.read(photo.url());
      assertThat(image).as(photo.id()).isNotNull();
      assertThat(Math.max(image.getWidth(), image.getHeight())).isLessThanOrEqualTo(LONGEST_SIDE);
      assertThat(Math.min(image.getWidth(), image.getHeight())).isGreaterThanOrEqualTo(224);
      Optional<String> row =
          LICENCES.lines().filter(l -> l.contains("photos/" + photo.id() + ".jpg")).findFirst();
      assertThat(row).as(photo.id()).isPresent();
      assertThat(row.orElseThrow()).contains(photo.author(), photo.source(), photo.licence());
    }
  }

  @Test
  void photographsCarryNoMetadata() throws IOException {
    for (SamplePhoto photo : SamplePhotos.all()) {
      try (InputStream in = photo.url().openStream()) {
        String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(photo.id()).doesNotContain("Exif\0", "ns.adobe.com", "ICC_PROFILE");
      }
    }
  }

  @Test
  void pairsBeginWithTheAstronautAndTheCat() {
    List<LessonPair> pairs = SamplePhotos.pairs();
    assertThat(pairs.getFirst().a().id()).isEqualTo("astronaut");
    assertThat(pairs.getFirst().b().id()).isEqualTo("chelsea-cat");
    assertThat(pairs)
        .allSatisfy(
            pair -> {
              assertThat(pair.why().in(Locale.ENGLISH)).matches("[\\x20-\\x7e]+");
              assertThat(pair.why().in(Locale.SIMPLIFIED_CHINESE)).matches(".*\\p{IsHan}.*");
            });
  }

  @Test
  void classNamesStandInTheUsualOrder() {
    List<String> names = ClassNames.imageNet();
    assertThat(names).hasSize(1000);
    assertThat(names.getFirst()).startsWith("tench");
    assertThat(names.get(1)).startsWith("goldfish");
    assertThat(names.get(281)).startsWith("tabby");
    assertThat(names.get(282)).startsWith("tiger cat");
    assertThat(names.getLast()).startsWith("toilet tissue");
  }

  @Test
  void everyModelFileHasALicence() {
    ModelCatalogue catalogue = ModelCatalogue.read(Path.of("no such folder"));
    assertThat(catalogue.problems()).isEmpty();
    assertThat(catalogue.cards()).allSatisfy(card -> assertThat(card.licence()).isNotBlank());
    assertThat(catalogue.cards())
        .filteredOn(card -> card.source() instanceof ModelSource.BuiltIn)
        .allSatisfy(card -> assertThat(LICENCES).contains(card.name() + ".safetensors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixmim-tiny", "mixmim-tiny-everyday"})
  void builtInModelsOpenAsTheirCardsSay(String name) {
    ModelLibrary library =
        new ModelLibrary(
            ModelCatalogue.read(Path.of("no such folder")),
            new ModelStore(Path.of("no such folder")));
    ModelCard card = library.card(name).orElseThrow();
    assertThat(library.isAvailable(card)).isTrue();
    try (Checkpoint checkpoint = library.open(name)) {
      boolean classifier = "classifier".equals(checkpoint.metadata().get("kind"));
      assertThat(card.tasks().contains(ModelTask.CLASSIFY)).isEqualTo(classifier);
      assertThat(card.tasks().contains(ModelTask.RECONSTRUCT)).isEqualTo(!classifier);
      long stored = checkpoint.tensors().values().stream().mapToLong(t -> t.count()).sum();
      assertThat(card.parameters()).hasValue(stored);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 48, 64, 128, 256, 512})
  void iconsHaveTheSizeTheirNamesSay(int size) throws IOException {
    BufferedImage icon = ImageIO.read(Assets.get("icons/mixmim-" + size + ".png"));
    assertThat(icon.getWidth()).isEqualTo(size);
    assertThat(icon.getHeight()).isEqualTo(size);
    assertThat(icon.getColorModel().hasAlpha()).isTrue();
  }
}
