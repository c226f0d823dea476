package org.mixmim.model.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mixmim.model.file.AtomicFile;
import org.mixmim.model.file.CrashMarker;

/** Which libtorch the user wants in place of the one on the class path, kept between starts. */
public final class LibtorchChoice {
  private final Path file;
  private final CrashMarker marker;

  /**
   * The choice that a folder keeps.
   *
   * @param home the program's data folder
   */
  public LibtorchChoice(Path home) {
    this.file = home.resolve("libtorch.txt");
    this.marker = new CrashMarker(home.resolve("libtorch.starting"));
  }

  /**
   * The folder that was chosen.
   *
   * @return empty if none was
   */
  public Optional<Path> remembered() {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Path.of(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new EngineException(e, "engine.libtorch-choice", file);
    }
  }

  /**
   * Keeps a choice for the next start, also one that ended the program before.
   *
   * @param libtorch a checked folder
   * @throws EngineException if it cannot be written
   */
  public void remember(LibtorchFolder libtorch) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      byte[] text = libtorch.folder().toString().getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, out -> out.write(text));
      marker.remove();
    } catch (IOException e) {
      throw new EngineException(e, "engine.libtorch-choice", file);
    }
  }

  /**
   * Goes back to the libtorch on the class path.
   *
   * @throws EngineException if the choice cannot be deleted
   */
  public void forget() {
    try {
      Files.deleteIfExists(file);
      marker.remove();
    } catch (IOException e) {
      throw new EngineException(e, "engine.libtorch-choice", file);
    }
  }

  /**
   * Makes the engine use the choice, if there is one; to be called before the engine starts.
   *
   * @return why the choice cannot be used, so that the libtorch on the class path is
   */
  public Optional<EngineException> apply() {
    try {
      Optional<LibtorchFolder> chosen = remembered().map(LibtorchFolder::check);
      if (chosen.isPresent() && marker.isLeftBehind()) {
        return Optional.of(
            new EngineException(null, "engine.libtorch-crashed", chosen.get().folder()));
      }
      chosen.ifPresent(libtorch -> TorchEngine.use(libtorch, marker.file()));
      return Optional.empty();
    } catch (EngineException unusable) {
      return Optional.of(unusable);
    }
  }
}
