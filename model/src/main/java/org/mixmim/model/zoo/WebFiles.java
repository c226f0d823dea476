package org.mixmim.model.zoo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.mixmim.model.zoo.DownloadException.Reason;

/** Files on servers, and what the servers tell of them. */
final class WebFiles implements AutoCloseable {
  static final String AGENT = "mixmim-explorer";

  private static final int BUFFER = 1 << 13;

  /** Far more bytes than any list that is read so has. */
  private static final int LONGEST = 1 << 20;

  private final DownloadSettings settings;
  private final HttpClient client;

  WebFiles(DownloadSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(settings.connect())
            .proxy(settings.proxies())
            .build();
  }

  HttpClient client() {
    return client;
  }

  /**
   * How long a file is, if the server tells.
   *
   * @throws DownloadException if the server cannot be reached or does not have the file
   */
  OptionalLong length(URI address) {
    return ask(
        address,
        () -> {
          HttpResponse<Void> head =
              client.send(
                  request(address).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
                  BodyHandlers.discarding());
          return switch (head.statusCode()) {
            // Some servers, and addresses signed for GET, refuse to describe a file.
            case HttpAnswer.FORBIDDEN, HttpAnswer.METHOD_NOT_ALLOWED, HttpAnswer.NOT_IMPLEMENTED ->
                lengthByFirstByte(address);
            default -> {
              HttpAnswer.refuse(head.statusCode(), address);
              // No model is empty: such servers set a length that they do not know to 0.
              OptionalLong told = HttpAnswer.length(head);
              yield told.orElse(0) == 0 ? OptionalLong.empty() : told;
            }
          };
        });
  }

  /**
   * The lines of a small text.
   *
   * @throws DownloadException if the server cannot be reached, stops sending, does not have the
   *     file or sends far more than a list
   */
  List<String> lines(URI address) {
    return ask(
        address,
        () -> {
          HttpResponse<InputStream> answer =
              client.send(request(address).build(), BodyHandlers.ofInputStream());
          try (InputStream body = answer.body();
              StallWatch watch = new StallWatch(settings.stall(), () -> Transfer.cut(body))) {
            HttpAnswer.refuse(answer.statusCode(), address);
            return text(address, body, watch).lines().toList();
          }
        });
  }

  private String text(URI address, InputStream body, StallWatch watch) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        watch.touch();
        text.write(buffer, 0, n);
        if (text.size() > LONGEST) {
          throw new DownloadException(Reason.TOO_LONG, address);
        }
      }
    } catch (IOException e) {
      if (!watch.stalled()) {
        throw e;
      }
    }
    if (watch.stalled()) {
      throw new DownloadException(Reason.STALLED, address.getHost(), settings.stall().toSeconds());
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** A question to the server. */
  private interface Question<T> {
    T ask() throws IOException, InterruptedException;
  }

  private static <T> T ask(URI address, Question<T> question) {
    try {
      return question.ask();
    } catch (HttpAnswer.PassingRefusal e) {
      throw new DownloadException(e, Reason.SERVER, address, Integer.toString(e.status()));
    } catch (IOException e) {
      throw new DownloadException(e, Reason.NO_NETWORK, address.getHost());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted");
    }
  }

  private OptionalLong lengthByFirstByte(URI address) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(
            request(address).header("Range", "bytes=0-0").build(), BodyHandlers.ofInputStream());
    try (var _ = answer.body()) {
      HttpAnswer.refuse(answer.statusCode(), address);
      return answer.statusCode() == HttpAnswer.PARTIAL
          ? HttpAnswer.range(answer).map(HttpAnswer.Range::total).orElse(OptionalLong.empty())
          : HttpAnswer.length(answer);
    }
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("User-Agent", AGENT).timeout(settings.stall());
  }

  /** Ends every running transfer. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
