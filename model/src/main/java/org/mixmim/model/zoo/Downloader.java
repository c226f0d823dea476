package org.mixmim.model.zoo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mixmim.model.zoo.DownloadException.Reason;

/**
 * Fetches published models into a store. Nothing is fetched without a plan, and the plan is for the
 * user to agree to.
 */
public final class Downloader implements AutoCloseable {
  private final ModelStore store;
  private final DownloadSettings settings;
  private final WebFiles web;
  private final Set<Download> prepared = ConcurrentHashMap.newKeySet();

  /**
   * A downloader into a store.
   *
   * @param store where the models go
   * @param settings how patient to be
   */
  public Downloader(ModelStore store, DownloadSettings settings) {
    this.store = store;
    this.settings = settings;
    this.web = new WebFiles(settings);
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
    if (!(card.source() instanceof ModelSource.Web source)) {
      throw new StoreException("store.not-published", card.name());
    }
    OptionalLong bytes = web.length(source.address());
    if (bytes.isEmpty()) {
      bytes = source.bytes();
    }
    String fileName = fileName(card.name(), source.address());
    Path folder = store.incoming(card.name());
    DiskRoom disk = new DiskRoom(store.folder());
    try {
      DownloadPlan plan =
          new DownloadPlan(
              card.name(),
              source.address(),
              bytes,
              PartFile.bytesHere(folder, fileName, source.sha256()),
              store.folder().resolve("models").resolve(card.name()),
              fileName,
              source.sha256(),
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
    Download download =
        new Download(plan, store, web.client(), settings, listener, prepared::remove);
    prepared.add(download);
    return download;
  }

  private static String fileName(String name, URI address) {
    String path = address.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    String otherwise = name + ".pth";
    return ModelNames.isName(last) ? StoreRecord.fileName(last, otherwise) : otherwise;
  }

  /** Ends every running download; what has been fetched stays for the next time. */
  @Override
  public void close() {
    prepared.forEach(Download::stop);
    web.close();
  }
}
