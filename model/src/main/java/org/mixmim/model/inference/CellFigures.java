package org.mixmim.model.inference;

/**
 * How well one cell is predicted, hidden or not.
 *
 * @param mse mean squared error over the cell's pixels and channels, in 0..1
 * @param psnr peak signal-to-noise ratio in dB
 */
public record CellFigures(double mse, double psnr) {}
