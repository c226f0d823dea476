package org.mixmim.model.inference;

/**
 * How well the hidden cells of one image were reconstructed, on pixels in 0..1 with the prediction
 * clamped to that range. Without hidden cells the figures are NaN.
 *
 * @param hiddenCells how many cells count
 * @param mse mean squared error over their pixels and channels
 * @param psnr peak signal-to-noise ratio in dB, infinite for a perfect prediction
 * @param ssim mean structural similarity, see {@link StructuralSimilarity}
 */
public record Figures(int hiddenCells, double mse, double psnr, double ssim) {}
