package org.mixmim.model.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.mixmim.model.zoo.DownloadException.Reason;

/**
 * Fetches published models into a store. Nothing is fetched without a plan, and the plan is for the
 * user to agree to.
 */
public final class Downloader implements AutoCloseable {
  static final String AGENT = "mixmim-explorer";

  private final ModelStore store;
  private final DownloadSettings settings;
  private final HttpClient client;

  /**
   * A downloader into a store.
   *
   * @param store where the models go
   * @param settings how patient to be
   */
  public Downloader(ModelStore store, DownloadSettings settings) {
    this.store = store;
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(settings.connect())
            .proxy(settings.proxies())
            .build();
  }

  /**
   * Asks the server about a model's file. Only its description is fetched.
   *
   * @param card a model with a published address
   * @return what a download would do
   * @throws DownloadException if the server cannot be reached or does not have the file, or the
   *     disk has no room for it
   * @throws StoreException if the model is no published one
   */
  public DownloadPlan plan(ModelCard card) {
    if (!(card.source() instanceof ModelSource.Web web)) {
      throw new StoreException("store.not-published", card.name());
    }
    OptionalLong bytes = length(web.address());
    if (bytes.isEmpty()) {
      bytes = web.bytes();
    }
    String fileName = fileName(card.name(), web.address());
    Path folder = store.incoming(card.name());
    DiskRoom disk = new DiskRoom(store.folder());
    try {
      DownloadPlan plan =
          new DownloadPlan(
              card.name(),
              web.address(),
              bytes,
              PartFile.bytesHere(folder, fileName, web.sha256()),
              store.folder().resolve("models").resolve(card.name()),
              fileName,
              web.sha256(),
              disk.free());
      disk.require(plan);
      return plan;
    } catch (IOException e) {
      throw new DownloadException(e, Reason.READ_ONLY, folder);
    }
  }

  /**
   * Makes a download ready, which runs when {@link Download#run()} is called.
   *
   * @param plan what the user agreed to
   * @param listener told how far it is, on the download's thread, ten times a second at most
   * @return the download
   */
  public Download prepare(DownloadPlan plan, Consumer<DownloadProgress> listener) {
    return new Download(plan, store, client, settings, listener);
  }

  private OptionalLong length(URI address) {
    try {
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
          yield HttpAnswer.length(head);
        }
      };
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

  private static String fileName(String name, URI address) {
    String path = address.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return ModelNames.isName(last) && !last.equals("model.json") ? last : name + ".pth";
  }

  /** Ends every running download; what has been fetched stays for the next time. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
