package org.mixmim.app.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.ModelInfo;
import org.mixmim.model.inference.Rendering;
import org.mixmim.model.mask.CellMask;

/**
 * All that is needed to repeat a reconstruction: it travels within every exported file.
 *
 * @param program the program's name and version
 * @param model the model
 * @param a image A
 * @param b image B
 * @param mask 1 where B replaces A in the first mixture
 * @param seed the seed that a random mask or block was drawn from; empty for any other
 * @param ratio the ratio asked for with that seed
 * @param rendering how the predictions are shown
 * @param experiment what was fed to the network
 * @param bothMixtures whether the complementary mixture was computed too
 * @param preprocessing whose way from photograph to network input was followed
 * @param design how it is laid out and drawn
 */
public record Provenance(
    String program,
    Model model,
    Source a,
    Source b,
    CellMask mask,
    OptionalLong seed,
    OptionalDouble ratio,
    Rendering rendering,
    Experiment experiment,
    boolean bothMixtures,
    Preprocessing.Convention preprocessing,
    FigureDesign design) {
  /** Checks that the mixtures that are drawn were computed. */
  public Provenance {
    if ((design.second() || design.both()) && !bothMixtures) {
      throw new IllegalArgumentException("the second mixture is shown but was not computed");
    }
  }

  /**
   * The model that made the picture.
   *
   * @param name what the catalogue or the user calls it
   * @param sha256 of its file, lower-case hex
   * @param use how the file was used; empty in what was exported before this was written down
   */
  public record Model(String name, String sha256, Optional<Use> use) {
    /**
     * A model as it computes; the first call reads the whole file, so it belongs in the background.
     *
     * @param model with a decoder
     * @return what is written down of it
     */
    public static Model of(LoadedModel model) {
      ModelInfo info = model.info();
      Optional<Use> use =
          info.config()
              .decoder()
              .map(decoder -> new Use(model.precision(), decoder.heads(), info.normalisedPixels()));
      return new Model(info.name(), model.sha256().orElse(""), use);
    }
  }

  /**
   * What a model's file may leave to whoever opens it.
   *
   * @param precision of the heavy operations
   * @param decoderHeads attention heads of the decoder
   * @param normalisedPixels whether the predictions were taken as normalised by cell
   */
  public record Use(Precision precision, int decoderHeads, boolean normalisedPixels) {}

  /**
   * A photograph.
   *
   * @param file its name without folders: a figure that is given away tells nothing of them
   * @param sha256 of the file, or of the pixels where there is none; lower-case hex
   * @param crop what of the photograph the network saw
   * @param square the pixels that the network saw, where there is no file to find them in: a
   *     picture from the clipboard, or one that the program made
   */
  public record Source(
      String file, String sha256, CroppedImage.Box crop, Optional<RgbImage> square) {
    /** A photograph that lies in a file. */
    public Source(String file, String sha256, CroppedImage.Box crop) {
      this(file, sha256, crop, Optional.empty());
    }
  }

  /**
   * The same reconstruction shown in another way.
   *
   * @param other how
   * @return a copy
   */
  public Provenance with(FigureDesign other) {
    return new Provenance(
        program,
        model,
        a,
        b,
        mask,
        seed,
        ratio,
        rendering,
        experiment,
        bothMixtures,
        preprocessing,
        other);
  }

  /**
   * Reads the provenance of a PNG, SVG, PDF, GIF or NPZ that this program exported.
   *
   * @param file the file, of whatever kind
   * @return the provenance; empty if the file holds none, as most files do
   * @throws ExportException if the file cannot be read, or holds one that is broken
   * @throws org.mixmim.model.image.ImageException if the file is a damaged PNG
   */
  public static Optional<Provenance> read(Path file) {
    return ProvenanceFiles.read(file);
  }

  /**
   * Reads the provenance of a file that should have one.
   *
   * @param file the file
   * @return the provenance
   * @throws ExportException if the file cannot be read, or holds none or a broken one
   */
  public static Provenance require(Path file) {
    return read(file)
        .orElseThrow(() -> new ExportException(null, "export.no-provenance", file.toString()));
  }
}
