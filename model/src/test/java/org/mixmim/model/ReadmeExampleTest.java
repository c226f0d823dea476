package org.mixmim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ClassScore;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.zoo.ModelLibrary;

/** README shows the lines of this file between its marks, and they do what it says. */
final class ReadmeExampleTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path SOURCE =
      Path.of("src/test/java/org/mixmim/model/ReadmeExampleTest.java");

  @TempDir Path folder;
  private final List<String> printed = new ArrayList<>();

  @Test
  void trainedModelByNamePredictsAPhotograph() throws IOException {
    Path file = photograph("chelsea-cat.jpg");
    // README begin
    ModelLibrary library = ModelLibrary.standard();
    try (LoadedModel model =
        LoadedModel.open(library.open("mixmim-tiny-everyday"), LoadOptions.DEFAULT)) {
      RgbImage photo = ImageFiles.read(file, Orientation.APPLIED);
      for (ClassScore c : model.classifier().classify(photo, 5, RunControl.NONE).top()) {
        println(c.label() + " " + c.name() + " " + c.score());
      }
    }
    // README end
    assertThat(printed).hasSize(5);
    assertThat(printed.getFirst()).contains(" Egyptian cat 0.4");
  }

  @Test
  void publishedConfigurationWithRandomWeightsTakesRawInput() {
    ModelLibrary library = ModelLibrary.standard();
    HostTensor input = HostTensor.of(new float[3 * 224 * 224], 1, 3, 224, 224);
    // README begin
    MixMimConfig config =
        library.card("mixmim-base_3rdparty_in1k").orElseThrow().config().orElseThrow();
    try (LoadedModel base = LoadedModel.random("my base", config, 42, LoadOptions.DEFAULT)) {
      HostTensor scores = base.classifier().logits(input, RunControl.NONE); // [1, 1000]
      HostTensor pooled = base.features().pooled(input, RunControl.NONE); // [1, 1024]
      HostTensor map = base.features().stage(input, 3, RunControl.NONE); // [1, 1024, 7, 7]
      println(base.info().parameters() + " parameters"); // 88344352 parameters
      // README end
      assertThat(scores.shape()).containsExactly(1, 1000);
      assertThat(pooled.shape()).containsExactly(1, 1024);
      assertThat(map.shape()).containsExactly(1, 1024, 7, 7);
      assertThat(printed).containsExactly("88344352 parameters");
    }
  }

  @Test
  void readmeShowsTheseLines() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf("```java\n") + "```java\n".length();
    String shown = readme.substring(begin, readme.indexOf("```", begin));

    assertThat(shown.lines().map(String::strip).filter(line -> !line.isEmpty()))
        .containsExactlyElementsOf(linesBetweenMarks());
  }

  private static List<String> linesBetweenMarks() throws IOException {
    List<String> lines = new ArrayList<>();
    Optional<List<String>> block = Optional.empty();
    for (String line : Files.readAllLines(SOURCE)) {
      switch (line.strip()) {
        case "// README begin" -> block = Optional.of(new ArrayList<>());
        case "// README end" -> {
          lines.addAll(block.orElseThrow());
          block = Optional.empty();
        }
        default -> block.ifPresent(open -> open.add(line.strip()));
      }
    }
    // The mark of the second example stands inside its braces, where the assertions follow.
    lines.add("}");
    return lines;
  }

  private void println(String line) {
    printed.add(line);
  }

  private Path photograph(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(
            ReadmeExampleTest.class.getResourceAsStream("/org/mixmim/assets/photos/" + name))) {
      Files.copy(in, file);
    }
    return file;
  }
}
