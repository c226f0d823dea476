package org.mixmim.app.export;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixmim.model.file.Sha256;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.zoo.SamplePhoto;
import org.mixmim.model.zoo.SamplePhotos;

/** Finds the photographs that a provenance names, by their content. */
public final class SourceFiles {
  private SourceFiles() {}

  /**
   * The photograph's bytes, from the first folder that holds it or from the program's samples. A
   * file of that name with other content is passed over.
   *
   * @param source the photograph
   * @param folders where to look
   * @return the file's bytes
   * @throws ExportException if it is nowhere, or cannot be read
   */
  public static byte[] read(Provenance.Source source, List<Path> folders) {
    for (Path folder : folders) {
      Path file = folder.resolve(Path.of(source.file()).getFileName());
      Optional<byte[]> bytes = matching(file, source.sha256());
      if (bytes.isPresent()) {
        return bytes.get();
      }
    }
    return SamplePhotos.all().stream()
        .map(SamplePhoto::url)
        .map(SourceFiles::bytes)
        .filter(bytes -> Sha256.of(bytes).equals(source.sha256()))
        .findFirst()
        .orElseThrow(
            () ->
                new ExportException(
                    null,
                    "export.source-missing",
                    source.file(),
                    String.join(", ", folders.stream().map(Path::toString).toList())));
  }

  private static Optional<byte[]> matching(Path file, String sha256) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > ImageFiles.MAX_BYTES) {
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file)).filter(bytes -> Sha256.of(bytes).equals(sha256));
    } catch (IOException e) {
      throw new ExportException(e, "export.unreadable", file.toString());
    }
  }

  private static byte[] bytes(URL resource) {
    try (InputStream in = resource.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ExportException(e, "export.unreadable", resource.toString());
    }
  }
}
