package org.mixmim.model.image;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;

/** The rows of a decoded picture as 8 bits a sample, all bands of a pixel together, in order. */
final class SampleRows {
  private final Raster raster;
  private final int[] bits;
  private final boolean alreadyBytes;
  private final byte[] row;

  SampleRows(Raster raster) {
    this.raster = raster;
    this.bits = raster.getSampleModel().getSampleSize();
    this.alreadyBytes =
        raster.getTransferType() == DataBuffer.TYPE_BYTE
            && Arrays.stream(bits).allMatch(size -> size == 8);
    this.row = new byte[raster.getWidth() * bits.length];
  }

  /** One row, in an array that the next row overwrites. */
  byte[] read(int y) {
    int left = raster.getMinX();
    int top = raster.getMinY() + y;
    int width = raster.getWidth();
    int type = raster.getTransferType();
    if (alreadyBytes) {
      // Nearly every file: nothing to scale, and no array of numbers four times as large.
      raster.getDataElements(left, top, width, 1, row);
    } else if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      float[] samples = raster.getPixels(left, top, width, 1, new float[row.length]);
      for (int i = 0; i < row.length; i++) {
        row[i] = (byte) SampleScale.toByte(samples[i]);
      }
    } else {
      int[] samples = raster.getPixels(left, top, width, 1, new int[row.length]);
      for (int band = 0; band < bits.length; band++) {
        for (int i = band; i < row.length; i += bits.length) {
          row[i] = (byte) SampleScale.toByte(samples[i], bits[band]);
        }
      }
    }
    return row;
  }
}
