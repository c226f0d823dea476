package org.mixmim.app.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;

/** A server on this machine announces versions; who is not asked to look never calls it. */
class UpdateCheckTest {
  @TempDir Path folder;
  private final List<Headers> calls = new CopyOnWriteArrayList<>();
  private final Messages messages = new Messages(Language.ENGLISH);
  private final Banners banners = new Banners(messages);
  private HttpServer server;
  private volatile String announced = "{\"version\": \"1.2.0\", \"page\": \"https://example.org\"}";
  private volatile int status = 200;

  @BeforeEach
  void announce() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/version.json",
        exchange -> {
          calls.add(exchange.getRequestHeaders());
          byte[] body = announced.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/version.json";
  }

  private List<String> toldTo(String settingsFile, String used, String usual) throws IOException {
    Files.writeString(folder.resolve("settings.json"), settingsFile);
    try (Settings settings = new Settings(folder)) {
      new UpdateCheck(Tasks.sameThread(), banners, settings, messages, used, usual).start();
    }
    return banners.shown().stream().map(banner -> banner.sentence().getValue()).toList();
  }

  @Test
  void nobodyIsAskedByDefault() throws IOException {
    assertThat(toldTo("{}", "1.0.0", address())).isEmpty();
    assertThat(toldTo("{\"update.address\": \"" + address() + "\"}", "1.0.0", "")).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void whoWantsToKnowIsToldOfANewerVersionAndWhereItIs() throws IOException {
    assertThat(toldTo("{\"update.check\": true}", "1.1.0", address()))
        .containsExactly("Version 1.2.0 is there, at https://example.org. You use 1.1.0.");
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().getFirst("User-Agent"))
        .as("it says nothing about version or machine")
        .isEqualTo("MixMIM-Explorer");
  }

  @Test
  void theNewestVersionHasNoNews() throws IOException {
    assertThat(toldTo("{\"update.check\": true}", "1.2.0", address())).isEmpty();
    assertThat(toldTo("{\"update.check\": true}", "1.3.0-SNAPSHOT", address())).isEmpty();
    assertThat(calls).hasSize(2);
  }

  @Test
  void aSnapshotComesBeforeItsRelease() throws IOException {
    assertThat(toldTo("{\"update.check\": true}", "1.2.0-SNAPSHOT", address())).hasSize(1);
  }

  @Test
  void theUsersOwnAddressGoesFirst() throws IOException {
    String file = "{\"update.check\": true, \"update.address\": \"" + address() + "\"}";
    assertThat(toldTo(file, "1.0.0", "https://example.invalid/")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"version\": []}",
        "{\"version\": \"new\"}",
        "{\"version\": \"9.9\\nlook here\"}"
      })
  void whatIsNoAnnouncementIsNoNews(String answer) throws IOException {
    announced = answer;
    assertThat(toldTo("{\"update.check\": true}", "1.0.0", address())).isEmpty();
    assertThat(calls).hasSize(1);
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    announced = "{\"version\": \"2.0\", \"padding\": \"" + "x".repeat(100_000) + "\"}";
    assertThatThrownBy(() -> new ReleaseFeed(URI.create(address())).newest())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too much");
  }

  @Test
  void anErrorAndAServerThatIsGoneAreNoNews() throws IOException {
    status = 404;
    assertThat(toldTo("{\"update.check\": true}", "1.0.0", address())).isEmpty();
    String gone = address();
    server.stop(0);
    assertThat(toldTo("{\"update.check\": true}", "1.0.0", gone)).isEmpty();
  }

  @Test
  void anAddressThatAnybodyOnTheWayCouldAnswerForIsNotAsked() {
    assertThatThrownBy(() -> new ReleaseFeed(URI.create("http://192.0.2.1/version.json")).newest())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("https");
  }

  @Test
  void theSwitchIsThereWhereSomebodyCanBeAskedAndIsRemembered() {
    try (Settings settings = new Settings(folder)) {
      assertThat(check(settings, "").actions()).isEmpty();
      check(settings, address()).actions().getFirst().run();
    }
    try (Settings settings = new Settings(folder)) {
      check(settings, address()).start();
    }
    assertThat(banners.shown()).hasSize(1);
  }

  private UpdateCheck check(Settings settings, String usual) {
    return new UpdateCheck(Tasks.sameThread(), banners, settings, messages, "1.0.0", usual);
  }
}
