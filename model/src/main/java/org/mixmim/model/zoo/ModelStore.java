package org.mixmim.model.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.file.Sha256;

/**
 * The model files on this machine: one folder a model, which appears whole or not at all. Several
 * programs may use one store at once.
 *
 * <pre>
 * FOLDER/models/NAME/       the file and model.json
 * FOLDER/incoming/NAME/     what is being downloaded or copied
 * FOLDER/store.lock         held while the store changes
 * </pre>
 */
public final class ModelStore {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Path models;
  private final Path incoming;

  /**
   * A store in a folder, which is made when something is added.
   *
   * @param folder the data folder
   */
  public ModelStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.models = this.folder.resolve("models");
    this.incoming = this.folder.resolve("incoming");
  }

  /**
   * Where the store is.
   *
   * @return the data folder, which may not exist yet
   */
  public Path folder() {
    return folder;
  }

  /**
   * Every model in the store.
   *
   * @return sorted by name
   * @throws StoreException if the folder cannot be read
   */
  public List<StoredModel> list() {
    return folders().stream().flatMap(each -> StoreRecord.read(each).stream()).toList();
  }

  /**
   * The models that cannot be opened any more, because their file is gone or the note beside it is
   * damaged.
   *
   * @return their names, sorted; each can be removed
   * @throws StoreException if the folder cannot be read
   */
  public List<String> broken() {
    return folders().stream()
        .filter(each -> Files.isDirectory(each) && StoreRecord.read(each).isEmpty())
        .map(each -> String.valueOf(each.getFileName()))
        .filter(ModelNames::isName)
        .toList();
  }

  private List<Path> folders() {
    try (Stream<Path> folders = Files.list(models)) {
      return folders.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException(e, "store.unreadable", models);
    }
  }

  /**
   * A model of the store.
   *
   * @param name its name
   * @return empty if the store has none of this name
   */
  public Optional<StoredModel> find(String name) {
    return ModelNames.isName(name) ? StoreRecord.read(models.resolve(name)) : Optional.empty();
  }

  /**
   * Copies a file into the store. A file whose very bytes are there already is not kept twice: what
   * is newly said of it is noted, and a stored file that has been damaged is replaced.
   *
   * @param file the file
   * @param naming what to call it, told the file's SHA-256 in lower-case hex; characters that no
   *     folder can have are replaced, and a number is added if the name is taken
   * @param config the network it holds, where known
   * @param normalisedPixels whether its decoder predicts pixels normalised per cell, where known
   * @return the model in the store
   * @throws StoreException if the file cannot be read or the store cannot be written
   * @throws CancellationException if the thread was interrupted
   */
  public StoredModel add(
      Path file,
      UnaryOperator<String> naming,
      Optional<MixMimConfig> config,
      Optional<Boolean> normalisedPixels) {
    Path temporary = incoming.resolve(".import");
    prepare(incoming);
    try (var _ = lease()) {
      try {
        return add(file, temporary, naming, config, normalisedPixels);
      } finally {
        delete(temporary);
      }
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("Interrupted");
    } catch (IOException e) {
      throw new StoreException(e, "store.unwritable", models);
    }
  }

  private StoredModel add(
      Path file,
      Path temporary,
      UnaryOperator<String> naming,
      Optional<MixMimConfig> config,
      Optional<Boolean> normalisedPixels)
      throws IOException {
    delete(temporary);
    Files.createDirectories(temporary);
    String fileName = StoreRecord.fileName(String.valueOf(file.getFileName()), "model.pth");
    Path copy = temporary.resolve(fileName);
    String hash = copy(file, copy);
    Optional<StoredModel> same =
        list().stream().filter(model -> model.sha256().equals(hash)).findFirst();
    if (same.isPresent()) {
      repair(same.get(), copy);
      return note(same.get().withRemarks(config, normalisedPixels));
    }
    String free = freeName(ModelNames.from(naming.apply(hash)));
    StoredModel model =
        new StoredModel(
            free,
            copy,
            Files.size(copy),
            hash,
            file.toAbsolutePath().toString(),
            Instant.now(),
            config,
            normalisedPixels);
    StoreRecord.write(temporary, model);
    return publish(temporary, free);
  }

  /**
   * Notes of a stored model whether its decoder predicts pixels normalised per cell.
   *
   * @param name the model
   * @param normalisedPixels whether it does
   * @return the model with that note
   * @throws StoreException if there is none of this name or the store cannot be written
   */
  public StoredModel note(String name, boolean normalisedPixels) {
    StoredModel model = find(name).orElseThrow(() -> new StoreException("store.not-stored", name));
    try (var _ = lease()) {
      return note(model.withRemarks(Optional.empty(), Optional.of(normalisedPixels)));
    } catch (IOException e) {
      throw new StoreException(e, "store.unwritable", models);
    }
  }

  private StoredModel note(StoredModel model) throws IOException {
    StoreRecord.write(models.resolve(model.name()), model);
    return model;
  }

  private static void repair(StoredModel model, Path good) throws IOException {
    if (Files.size(model.file()) != model.bytes()
        || !Sha256.of(model.file(), done -> {}).equals(model.sha256())) {
      move(good, model.file());
    }
  }

  private String freeName(String wanted) {
    String name = wanted;
    for (int i = 2; Files.exists(models.resolve(name)); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private String copy(Path from, Path to) throws IOException {
    try (FileChannel in = open(from);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      if (Files.getFileStore(incoming).getUsableSpace() < in.size()) {
        throw new StoreException("store.disk-full", folder, in.size());
      }
      MessageDigest digest = Sha256.digest(in.size());
      ByteBuffer buffer = ByteBuffer.allocate(Sha256.BUFFER);
      while (in.read(buffer) >= 0) {
        buffer.flip();
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        buffer.clear();
      }
      out.force(true);
      return Sha256.hex(digest);
    }
  }

  private static FileChannel open(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new StoreException(e, "store.no-file", file);
    }
  }

  /**
   * Deletes a model's file.
   *
   * @param name the model
   * @throws StoreException if there is none of this name, or its file is in use and the platform
   *     does not let go of it
   */
  public void remove(String name) {
    if (!ModelNames.isName(name) || !Files.isDirectory(models.resolve(name))) {
      throw new StoreException("store.not-stored", name);
    }
    Path gone = incoming.resolve(".removed");
    prepare(incoming);
    try (var _ = lease()) {
      delete(gone);
      Files.move(models.resolve(name), gone);
      delete(gone);
    } catch (IOException e) {
      throw new StoreException(e, "store.not-removed", name, models.resolve(name));
    }
  }

  /**
   * Reads a model's file again and compares its hash with the one noted when it was added.
   *
   * @param name the model
   * @return the model, unharmed
   * @throws StoreException if there is none of this name, or its file has changed or is gone
   */
  public StoredModel verify(String name) {
    StoredModel model =
        find(name)
            .orElseThrow(
                () ->
                    broken().contains(name)
                        ? new StoreException("store.broken", name, models.resolve(name))
                        : new StoreException("store.not-stored", name));
    try {
      String hash = Sha256.of(model.file(), done -> {});
      if (!hash.equals(model.sha256())) {
        throw new StoreException("store.damaged", name, model.file(), model.sha256(), hash);
      }
      return model;
    } catch (IOException e) {
      throw new StoreException(e, "store.unreadable", model.file());
    }
  }

  /** The folder that a download of a model grows in. */
  Path incoming(String name) {
    return incoming.resolve(name);
  }

  /** Takes a finished download's folder over, in place of an older file of the same name. */
  StoredModel replace(String name) {
    try (var _ = lease()) {
      Path old = incoming.resolve(".replaced");
      delete(old);
      if (Files.exists(models.resolve(name))) {
        Files.move(models.resolve(name), old);
      }
      StoredModel model = publish(incoming(name), name);
      delete(old);
      return model;
    } catch (IOException e) {
      throw new StoreException(e, "store.unwritable", models);
    }
  }

  private StoredModel publish(Path from, String name) throws IOException {
    Files.createDirectories(models);
    Path to = models.resolve(name);
    move(from, to);
    return StoreRecord.read(to).orElseThrow(() -> new NoSuchFileException(to.toString()));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private FileLease lease() throws IOException {
    return FileLease.take(folder.resolve("store.lock"), PATIENCE)
        .orElseThrow(() -> new StoreException("store.busy", folder));
  }

  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(e, "store.unwritable", folder);
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
