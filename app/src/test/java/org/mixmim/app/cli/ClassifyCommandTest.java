package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.tensor.NpyFile;

final class ClassifyCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private Path cat;

  @BeforeEach
  void photo() {
    cli = Cli.in(folder);
    cat = cli.photo("chelsea-cat.jpg");
  }

  @Test
  void jsonHasItsKeys() {
    Cli.Run run = cli.run("classify", cat, "--json", "--top", 3);

    assertThat(run.exit()).isZero();
    assertThat(run.outLines()).hasSize(1);
    JsonObject line = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(line.keySet())
        .containsExactlyInAnyOrder(
            "file", "pred_label", "pred_class", "pred_score", "top", "model", "milliseconds");
    assertThat(line.get("file").getAsString()).isEqualTo(cat.toString());
    assertThat(line.get("pred_class").getAsString()).isEqualTo("Egyptian cat");
    assertThat(line.getAsJsonArray("top")).hasSize(3);
    JsonObject first = line.getAsJsonArray("top").get(0).getAsJsonObject();
    assertThat(first.keySet()).containsExactly("label", "class", "score");
    assertThat(first.get("label")).isEqualTo(line.get("pred_label"));
    assertThat(first.get("score")).isEqualTo(line.get("pred_score"));
    assertThat(line.get("milliseconds").getAsDouble()).isPositive();
  }

  @Test
  void oneBadFileAmongManyIsSaidAndTheOthersGoOn() {
    Path broken = cli.text("broken.jpg", "not a photo");
    Path absent = cli.file("absent.png");
    Path coffee = cli.photo("coffee.jpg");

    Cli.Run run = cli.run("classify", cat, broken, absent, coffee, "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(
            run.outLines().stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(line -> line.get("file").getAsString()))
        .containsExactly(cat.toString(), coffee.toString());
    assertThat(run.err()).contains("broken.jpg", "absent.png", "2 of 4");
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    Path odd = cli.file("a \"cat\", of sorts.jpg");
    assertThat(cat.toFile().renameTo(odd.toFile())).isTrue();

    Cli.Run run = cli.run("classify", odd, "--csv", "--top", 2);

    assertThat(run.exit()).isZero();
    assertThat(run.outLines()).hasSize(2);
    assertThat(run.outLines().getFirst())
        .isEqualTo(
            "file,pred_label,pred_class,pred_score,label_2,class_2,score_2,model,milliseconds");
    assertThat(run.outLines().getLast())
        .startsWith("\"" + odd.toString().replace("\"", "\"\"") + "\",")
        .contains(",Egyptian cat,");
  }

  @Test
  void peopleLearnWhatTheModelKnows() {
    Cli.Run run = cli.run("classify", cat);

    assertThat(run.exit()).isZero();
    assertThat(run.outLines()).hasSize(6);
    assertThat(run.outLines().get(1)).endsWith("Egyptian cat").contains("%");
    assertThat(run.err()).contains("nothing else", "espresso");
  }

  @Test
  void moreThanAllClassesIsAll() {
    Cli.Run run = cli.run("classify", cat, "--top", 100000, "--json");

    JsonObject line = JsonParser.parseString(run.out()).getAsJsonObject();
    double sum =
        line.getAsJsonArray("top").asList().stream()
            .mapToDouble(score -> score.getAsJsonObject().get("score").getAsDouble())
            .sum();
    assertThat(sum).isBetween(0.9999, 1.0001);
  }

  @Test
  void inputIsWhatTheNetworkSaw() {
    Path input = cli.file("x.npy");

    Cli.Run run = cli.run("classify", cat, cli.photo("coffee.jpg"), "--save-input", input);

    assertThat(run.exit()).isZero();
    assertThat(NpyFile.read(input).shape()).containsExactly(2, 3, 224, 224);
    assertThat(List.of(NpyFile.read(input).at(0)))
        .allSatisfy(value -> assertThat(value).isBetween(-2.2f, 2.7f));
  }

  @Test
  void theInputIsNotWrittenOverThePhotograph() throws IOException {
    byte[] before = Files.readAllBytes(cat);

    Cli.Run run = cli.run("classify", cat, "--save-input", cat);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("written over");
    assertThat(cat).hasBinaryContent(before);
  }
}
