package org.mixmim.app.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;
import org.mixmim.model.tensor.NpzFile;

/** The numbers of a reconstruction as an {@code .npz} that NumPy loads. */
public final class TensorArchive {
  private TensorArchive() {}

  /**
   * The arrays of a reconstruction: {@code a}, {@code b} and {@code mixed1} as pixels {@code [H, W,
   * 3]} of 0..255, {@code mask} {@code [h, w]} of 0 and 1, and for each mixture what the decoder
   * predicts, {@code a1_cells} and {@code b1_cells} {@code [h*w, 3*cell*cell]}; with both mixtures
   * {@code mixed2}, {@code a2_cells}, {@code b2_cells}.
   *
   * @param reconstruction the results
   * @return name to array
   */
  public static SequencedMap<String, HostTensor> of(Reconstruction reconstruction) {
    SequencedMap<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put("a", pixels(reconstruction.request().a()));
    tensors.put("b", pixels(reconstruction.request().b()));
    tensors.put("mask", mask(reconstruction.request().mask()));
    List<Mixture> mixtures = reconstruction.mixtures();
    for (int i = 0; i < mixtures.size(); i++) {
      Mixture mixture = mixtures.get(i);
      tensors.put("mixed" + (i + 1), pixels(mixture.input()));
      tensors.put("a" + (i + 1) + "_cells", mixture.a().cells());
      tensors.put("b" + (i + 1) + "_cells", mixture.b().cells());
    }
    return tensors;
  }

  /**
   * Writes the arrays and the provenance, whole or not at all.
   *
   * @param file where; one that is there is replaced
   * @param reconstruction the results
   * @param provenance how they came about, as the entry {@code mixmim.json}
   * @throws org.mixmim.model.tensor.TensorFileException if the arrays cannot be written
   * @throws ExportException if the file cannot be written
   */
  public static void write(Path file, Reconstruction reconstruction, Provenance provenance) {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    NpzFile.write(part, of(reconstruction));
    try {
      try (FileSystem zip = FileSystems.newFileSystem(part)) {
        Files.write(
            zip.getPath(ProvenanceFiles.ENTRY), ProvenanceJson.write(provenance).getBytes(UTF_8));
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ExportException(e, "export.unwritable", file.toString());
    } finally {
      discard(part);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new ExportException(e, "export.unwritable", part.toString());
    }
  }

  private static HostTensor pixels(RgbImage image) {
    byte[] rgb = image.toRgb();
    float[] values = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      values[i] = rgb[i] & 0xff;
    }
    return HostTensor.of(values, image.height(), image.width(), 3);
  }

  private static HostTensor mask(CellMask mask) {
    float[] values = new float[mask.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = mask.get(i) ? 1 : 0;
    }
    return HostTensor.of(values, mask.rows(), mask.columns());
  }
}
