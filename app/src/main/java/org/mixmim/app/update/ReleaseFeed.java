package org.mixmim.app.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The place on the web where the newest version is announced. */
record ReleaseFeed(URI address) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1 << 16;

  /**
   * Asks once. The request says nothing about the user, the machine or the version in use.
   *
   * @return what is announced
   * @throws IOException if the address cannot be trusted, does not answer, or says something else
   * @throws InterruptedException if the thread is to stop
   */
  Release newest() throws IOException, InterruptedException {
    if (!isSafe()) {
      throw new IOException("announcements are read by https only, not from " + address);
    }
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .header("User-Agent", "MixMIM-Explorer")
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException(address + " answers with " + answer.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IOException(address + " says too much for an announcement");
        }
        return Release.read(new String(bytes, StandardCharsets.UTF_8));
      }
    }
  }

  /** Nobody on the way can change what is read. */
  private boolean isSafe() throws IOException {
    String scheme = String.valueOf(address.getScheme());
    String host = address.getHost();
    if (host == null) {
      return false;
    }
    return scheme.equals("https")
        || (scheme.equals("http") && InetAddress.getByName(host).isLoopbackAddress());
  }
}
