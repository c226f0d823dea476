package org.mixmim.app.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.ErrorMeasure;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.Filling;
import org.mixmim.model.inference.Rendering;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.mask.MaskPattern;

/** Pictures and provenance that the tests of this package share. */
final class ExportSamples {
  static final CellMask MASK = new MaskPattern.Random(0.5, 5).fill(7, 7);

  static final Provenance PROVENANCE =
      new Provenance(
          "MixMIM Explorer 0.1.0",
          new Provenance.Model(
              "mixmim-tiny",
              "ab".repeat(32),
              Optional.of(new Provenance.Use(Precision.BFLOAT16, 12, true))),
          new Provenance.Source(
              "猫 & \"dog\" <1>.jpg", "01".repeat(32), new CroppedImage.Box(0.5, 37.25, 448, 448)),
          new Provenance.Source("b.png", "02".repeat(32), new CroppedImage.Box(0, 0, 224, 224)),
          MASK,
          OptionalLong.of(-5),
          OptionalDouble.of(0.1 + 0.2),
          new Rendering(ColourMode.FROM_TARGET, false),
          new Experiment(Filling.SAME_IMAGE, false),
          true,
          Preprocessing.Convention.OFFICIAL,
          new FigureDesign(
              FigureDesign.Content.GRID,
              true,
              true,
              new FigureDesign.ErrorPane(ErrorMeasure.SSIM, true, ColourTable.VIRIDIS),
              new FigureStyle(4, false, true),
              Locale.SIMPLIFIED_CHINESE));

  private ExportSamples() {}

  static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return RgbImage.of(width, height, rgb);
  }

  static Figure figure() {
    return new Figure(
        List.of(
            List.of(
                new FigurePane("Image A", "猫.jpg", noise(160, 160, 1)),
                new FigurePane("Mixed input", "", noise(160, 160, 2))),
            List.of(new FigurePane("Reconstruction of A", "PSNR 17.9 dB", noise(160, 160, 3)))),
        "mixmim-tiny, seed 5");
  }
}
