package org.mixmim.model.image;

/**
 * A picture as its file holds it, and as the camera's note in the file says to look at it.
 *
 * @param asStored not turned, unless it is a TIFF
 * @param upright turned; the same object where there is nothing to turn
 */
public record OrientedImage(RgbImage asStored, RgbImage upright) {}
