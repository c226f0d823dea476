package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
  void machinesReadNumbersInEveryLanguage() {
    JsonObject english = facts(Locale.ENGLISH);
    JsonObject chinese = facts(Locale.SIMPLIFIED_CHINESE);

    assertThat(english.get("heap_bytes").getAsLong()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(english.get("free_bytes").getAsLong()).isPositive();
    for (String count : List.of("processors", "threads", "models_here", "models_known")) {
      JsonPrimitive number = english.getAsJsonPrimitive(count);
      assertThat(number.isNumber()).as(count).isTrue();
      assertThat(number.getAsInt()).as(count).isPositive();
    }
    assertThat(english.getAsJsonObject("kernels").get("speedup").getAsDouble()).isPositive();
    assertThat(english.remove("language").getAsString()).isEqualTo("en");
    assertThat(chinese.remove("language").getAsString()).isEqualTo("zh-CN");
    english.remove("free_bytes");
    chinese.remove("free_bytes");
    assertThat(chinese).isEqualTo(english);
  }

  private JsonObject facts(Locale locale) {
    Cli.Run run = Cli.in(folder).speaking(locale).run("doctor", "--json");
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  void peopleReadIt() {
    Cli.Run run = Cli.in(folder).run("doctor");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Java", "PyTorch", "cpu", "cuda", folder.toString());
  }
}
