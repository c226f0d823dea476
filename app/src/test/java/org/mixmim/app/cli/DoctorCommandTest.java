package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  void aDeviceHasItsNameOrTheReasonAgainstIt() {
    Cli.Run run = Cli.in(folder).run("doctor", "--json");

    assertThat(run.exit()).as(run.err()).isZero();
    JsonObject facts = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(facts.get("engine").getAsString()).startsWith("PyTorch 2.");
    assertThat(facts.get("folder").getAsString()).startsWith(folder.toString());
    assertThat(facts.getAsJsonArray("devices").asList())
        .extracting(JsonElement::getAsJsonObject)
        .anySatisfy(device -> assertThat(device.get("device").getAsString()).isEqualTo("cpu"))
        .allSatisfy(
            device -> {
              boolean usable = device.get("usable").getAsBoolean();
              assertThat(device.get("reason").isJsonNull()).isEqualTo(usable);
              assertThat(device.get("name").isJsonNull()).isNotEqualTo(usable);
            })
        .filteredOn(device -> device.get("device").getAsString().equals("cpu"))
        .allSatisfy(device -> assertThat(device.get("name")).isEqualTo(facts.get("processor")));
  }

  @Test
  void peopleReadIt() {
    Cli.Run run = Cli.in(folder).run("doctor");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Java", "PyTorch", "cpu", "cuda", folder.toString());
  }
}
