package org.mixmim.app.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program remembers, observable in memory and written to disk a moment after the last
 * change. Used on the JavaFX thread; only the writing happens elsewhere.
 */
public final class Settings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final long QUIET_MILLIS = 400;

  private final Path folder;
  private final SettingsFile file;
  private final Map<String, JsonElement> stored;
  private final Map<String, ObjectProperty<?>> properties = new HashMap<>();
  private final Map<String, JsonElement> unwritten = new LinkedHashMap<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("mixmim-settings").daemon().factory());
  private final AtomicReference<Consumer<UnkeptException>> unkept = new AtomicReference<>(_ -> {});
  private Future<?> pending = CompletableFuture.completedFuture(null);

  /**
   * Reads the settings of a folder.
   *
   * @param folder where the file lies, or will lie
   */
  public Settings(Path folder) {
    this.folder = folder;
    file = new SettingsFile(folder);
    stored = file.read();
  }

  /**
   * Where the program keeps what is its own.
   *
   * @return the folder of the settings; it need not exist yet
   */
  public Path folder() {
    return folder;
  }

  /**
   * A remembered value. Setting the property remembers it; null is not allowed.
   *
   * @param setting what to remember
   * @param <T> the value's type
   * @return the one property of that setting
   */
  @SuppressWarnings("unchecked") // One setting has one name, and one name has one setting.
  public <T> ObjectProperty<T> property(Setting<T> setting) {
    return (ObjectProperty<T>) properties.computeIfAbsent(setting.name(), _ -> create(setting));
  }

  /**
   * The value remembered now.
   *
   * @param setting what was remembered
   * @param <T> the value's type
   * @return the value, or the fallback
   */
  public <T> T get(Setting<T> setting) {
    return property(setting).get();
  }

  /**
   * Remembers a value.
   *
   * @param setting what to remember
   * @param value its value
   * @param <T> the value's type
   */
  public <T> void set(Setting<T> setting, T value) {
    property(setting).set(value);
  }

  /**
   * Whether something is remembered, rather than only a fallback known.
   *
   * @param setting the setting
   * @return true if the file holds it
   */
  public boolean remembers(Setting<?> setting) {
    return stored.containsKey(setting.name());
  }

  /**
   * Listens for the first time that something of the program's own could not be written: saying it
   * at every change would disturb.
   *
   * @param listener told on the thread that writes
   */
  public void onUnkept(Consumer<UnkeptException> listener) {
    unkept.set(listener);
  }

  /**
   * Tells that something of the program's own could not be written to the folder. May be called on
   * any thread.
   *
   * @param failure why
   */
  public void notKept(Exception failure) {
    // A full disk or a read-only home must not disturb the work.
    LOG.warn("Cannot keep everything in {}", folder, failure);
    unkept.getAndSet(_ -> {}).accept(UnkeptException.of(failure, folder));
  }

  private <T> ObjectProperty<T> create(Setting<T> setting) {
    ObjectProperty<T> property = new SimpleObjectProperty<>(this, setting.name(), restore(setting));
    property.addListener(
        (_, _, value) -> remember(setting.name(), file.gson().toJsonTree(value, setting.type())));
    return property;
  }

  private <T> T restore(Setting<T> setting) {
    JsonElement element = stored.get(setting.name());
    if (element == null) {
      return setting.fallback();
    }
    try {
      T value = file.gson().fromJson(element, setting.type());
      return Objects.requireNonNullElse(value, setting.fallback());
    } catch (JsonParseException | IllegalArgumentException e) {
      LOG.warn("The setting {} cannot be understood: {}", setting.name(), element, e);
      return setting.fallback();
    }
  }

  private void remember(String name, JsonElement value) {
    synchronized (unwritten) {
      stored.put(name, value);
      unwritten.put(name, value);
      if (!writer.isShutdown()) {
        pending.cancel(false);
        pending = writer.schedule(this::write, QUIET_MILLIS, TimeUnit.MILLISECONDS);
        return;
      }
    }
    write();
  }

  private void write() {
    Map<String, JsonElement> changes;
    synchronized (unwritten) {
      changes = Map.copyOf(unwritten);
    }
    if (changes.isEmpty()) {
      return;
    }
    try {
      file.write(changes);
      synchronized (unwritten) {
        // What was changed again meanwhile has another value by now, and stays.
        changes.forEach(unwritten::remove);
      }
    } catch (IOException e) {
      // The next change tries again.
      notKept(e);
    }
  }

  /** Writes what is not written yet and ends the writing thread. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    write();
  }
}
