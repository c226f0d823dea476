package org.mixmim.app.export;

import org.mixmim.model.image.RgbImage;

/**
 * One picture of a figure.
 *
 * @param title what the picture is, for example "Reconstruction of A"
 * @param detail a few words more, for example "PSNR 17.9 dB"; may be empty
 * @param picture the pixels, drawn without smoothing; opacity is ignored
 */
public record FigurePane(String title, String detail, RgbImage picture) {}
