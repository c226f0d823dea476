package org.mixmim.app.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.mixmim.model.image.RgbImage;

/** Draws a figure as pixels. */
final class FigureRaster {
  private FigureRaster() {}

  static RgbImage draw(FigureLayout layout, FigureStyle style) {
    int scale = style.scale();
    BufferedImage page =
        new BufferedImage(
            layout.width() * scale, layout.height() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = page.createGraphics();
    try {
      graphics.setColor(new Color(style.page()));
      graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
      graphics.scale(scale, scale);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      for (FigureLayout.Picture picture : layout.pictures()) {
        graphics.drawImage(
            toBuffered(picture.image()),
            picture.x(),
            picture.y(),
            picture.width(),
            picture.height(),
            null);
      }
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      for (FigureLayout.Text text : layout.texts()) {
        graphics.setColor(new Color(style.ink(text.muted())));
        graphics.fill(
            AffineTransform.getTranslateInstance(text.x(), text.baseline())
                .createTransformedShape(
                    FigureFont.of(text.size(), text.bold()).outline(text.text())));
      }
    } finally {
      graphics.dispose();
    }
    return toRgb(page);
  }

  private static RgbImage toRgb(BufferedImage page) {
    int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return RgbImage.of(page.getWidth(), page.getHeight(), rgb);
  }

  /** The same pixels for the platform's own writers. */
  static BufferedImage toBuffered(RgbImage image) {
    BufferedImage buffered =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    buffered.setRGB(0, 0, image.width(), image.height(), image.opaque().toArgb(), 0, image.width());
    return buffered;
  }
}
