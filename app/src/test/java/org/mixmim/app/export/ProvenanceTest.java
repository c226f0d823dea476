package org.mixmim.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.model.image.ImageFiles;

class ProvenanceTest {
  @TempDir private Path folder;

  @Test
  void aPaintedMaskHasNeitherSeedNorRatio() {
    Provenance sample = ExportSamples.PROVENANCE;
    Provenance painted =
        new Provenance(
            sample.program(),
            sample.model(),
            sample.a(),
            sample.b(),
            sample.mask().inverted(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            sample.rendering(),
            sample.experiment(),
            false,
            sample.preprocessing(),
            FigureDesign.row(false, Locale.ENGLISH));

    assertThat(ProvenanceJson.read(ProvenanceJson.write(painted))).isEqualTo(painted);
  }

  @Test
  void whatWasExportedBeforeTheUseOfItsModelWasWrittenDownCanBeRead() {
    String json = ProvenanceJson.write(ExportSamples.PROVENANCE);
    String earlier =
        json.replace(
            ",\"precision\":\"bfloat16\",\"decoderHeads\":12,\"normalisedPixels\":true", "");

    assertThat(earlier).isNotEqualTo(json);
    assertThat(ProvenanceJson.read(earlier).model().use()).isEmpty();
  }

  @Test
  void aFileOfAnotherProgramHoldsNone() throws IOException {
    Path png = folder.resolve("plain.png");
    ImageFiles.writePng(png, ExportSamples.noise(8, 8, 1));
    Path text = Files.writeString(folder.resolve("plain.txt"), "x");
    Path svg = Files.writeString(folder.resolve("plain.svg"), "<svg><metadata/></svg>");
    Path pdf = Files.writeString(folder.resolve("plain.pdf"), "%PDF-1.4 /mixmim (no)");

    assertThat(Provenance.read(png)).isEmpty();
    assertThat(Provenance.read(text)).isEmpty();
    assertThat(Provenance.read(svg)).isEmpty();
    assertThat(Provenance.read(pdf)).isEmpty();
    assertThatThrownBy(() -> Provenance.require(png))
        .isInstanceOfSatisfying(
            ExportException.class,
            e ->
                assertThat(e.describe(Locale.SIMPLIFIED_CHINESE))
                    .contains("plain.png")
                    .contains("没有来源信息"));
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> Provenance.read(folder.resolve("none.png")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("none.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"version\":2}",
        "null",
        "\"mask\"",
        "MASK:[\"01\",\"0\"]",
        "MASK:[\"02\"]",
        "MASK:[]",
        "MASK:[[]]",
        "MASK:{}",
        "COLOURS:\"sepia\"",
        "COLOURS:null",
        "SEED:\"five\"",
        "SQUARE:\"bm8gcGljdHVyZQ==\"",
        "SQUARE:\"?\"",
        "SCALE:99",
        "BOTH:false",
        "HEADS:\"many\"",
        "PRECISION:\"float8\"",
      })
  void brokenProvenanceIsSaidAndNotGuessed(String text) {
    String good = ProvenanceJson.write(ExportSamples.PROVENANCE);
    String json = text;
    if (text.startsWith("MASK:")) {
      json = good.replaceFirst("\"mask\":\\[[^]]*]", "\"mask\":" + text.substring(5));
    } else if (text.startsWith("COLOURS:")) {
      json = good.replace("\"from-target\"", text.substring(8));
    } else if (text.startsWith("SEED:")) {
      json = good.replace("\"seed\":-5", "\"seed\":" + text.substring(5));
    }
    if (text.startsWith("SCALE:")) {
      json = good.replace("\"scale\":4", "\"scale\":" + text.substring(6));
    } else if (text.startsWith("BOTH:")) {
      json = good.replace("\"bothMixtures\":true", "\"bothMixtures\":" + text.substring(5));
    } else if (text.startsWith("HEADS:")) {
      json = good.replace("\"decoderHeads\":12", "\"decoderHeads\":" + text.substring(6));
    } else if (text.startsWith("PRECISION:")) {
      json = good.replace("\"bfloat16\"", text.substring(10));
    }
    if (text.startsWith("SQUARE:")) {
      json = good.replace("\"file\":\"b.png\"", "\"file\":\"b\",\"square\":" + text.substring(7));
    }
    assertThat(json).isNotEqualTo(good);
    Path file = folder.resolve("broken.png");
    ImageFiles.writePng(file, ExportSamples.noise(8, 8, 1), Map.of(ProvenanceFiles.KEYWORD, json));

    assertThatThrownBy(() -> Provenance.read(file))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("broken.png");
  }

  @Test
  void deepNestingEndsInAnError() {
    Path file = folder.resolve("deep.png");
    ImageFiles.writePng(
        file, ExportSamples.noise(8, 8, 1), Map.of(ProvenanceFiles.KEYWORD, "[".repeat(500_000)));

    assertThatThrownBy(() -> Provenance.read(file)).isInstanceOf(ExportException.class);
  }

  @Test
  void entitiesOfAnSvgAreNotUnfolded() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Path svg =
        Files.writeString(
            folder.resolve("bomb.svg"),
            "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><svg><metadata id=\"mixmim\">&x;</metadata></svg>");

    assertThatThrownBy(() -> Provenance.read(svg).orElseThrow())
        .hasStackTraceContaining("Exception")
        .extracting(Throwable::toString)
        .asString()
        .doesNotContain("secret");
  }
}
