package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine, which the user's catalogue names. */
final class DownloadCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException, GeneralSecurityException {
    cli = Cli.in(folder);
    byte[] file = Files.readAllBytes(cli.asset("models/mixmim-tiny.safetensors"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tiny.safetensors",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(file.length));
          }
          exchange.sendResponseHeaders(200, head ? -1 : file.length);
          if (!head) {
            exchange.getResponseBody().write(file);
          }
          exchange.close();
        });
    server.start();
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    Files.createDirectories(cli.file("data"));
    cli.text(
        "data/catalogue.json",
        """
        {"models": [{"name": "served", "url": "http://localhost:%d/tiny.safetensors",
          "sha256": "%s"}]}
        """
            .formatted(server.getAddress().getPort(), hash));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sizeIsSaidAndNothingIsFetchedWithoutConsent() {
    Cli.Run run = cli.run("models", "download", "served");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("MB", "--yes", "http://localhost");
    assertThat(cli.run("models", "where", "served").exit()).isEqualTo(1);
  }

  @Test
  void agreedDownloadIsThere() {
    Cli.Run run = cli.run("models", "download", "served", "--yes");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("served: ");
    assertThat(cli.run("models", "verify", "served").exit()).isZero();
    assertThat(cli.run("info", "served", "--summary").out()).contains("reconstruct");
  }
}
