package org.mixmim.app.models;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixmim.model.zoo.Download;
import org.mixmim.model.zoo.DownloadProgress;

/** A download that goes on or is paused. Used on the JavaFX thread. */
final class ActiveDownload {
  private final ReadOnlyObjectWrapper<Optional<DownloadProgress>> progress =
      new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
  private Optional<Download> download = Optional.empty();

  void begin(Download started) {
    download = Optional.of(started);
  }

  void tell(DownloadProgress news) {
    progress.set(Optional.of(news));
  }

  ReadOnlyObjectProperty<Optional<DownloadProgress>> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  boolean paused() {
    return progress.get().filter(now -> now.phase() == DownloadProgress.Phase.PAUSED).isPresent();
  }

  void pause() {
    download.ifPresent(Download::pause);
  }

  void resume() {
    download.ifPresent(Download::resume);
  }

  /** Ends it and keeps what has been fetched. */
  void stop() {
    download.ifPresent(Download::stop);
  }

  /** Ends it and deletes what has been fetched. */
  void cancel() {
    download.ifPresent(Download::cancel);
  }
}
