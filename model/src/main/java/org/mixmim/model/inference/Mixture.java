package org.mixmim.model.inference;

import org.mixmim.model.image.RgbImage;

/**
 * One mixture and what came of it.
 *
 * @param input the picture that the encoder saw in place of the mixture's first image
 * @param a what is predicted of image A
 * @param b what is predicted of image B
 */
public record Mixture(RgbImage input, Prediction a, Prediction b) {}
