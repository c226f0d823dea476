package org.mixmim.model.inference;

import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/**
 * What the decoder predicts of one image.
 *
 * @param cells {@code [cells, 3 * cell * cell]}; within a cell the order is {@code (row * cell +
 *     column) * 3 + channel}. The unit is the network's input (ImageNet-normalised), or that
 *     normalised again per cell
 * @param hidden 1 where the image's cell was hidden from the encoder. Only there was the decoder
 *     trained; elsewhere its output means nothing
 * @param normalisedPixels whether the values are normalised per cell
 */
public record Prediction(HostTensor cells, CellMask hidden, boolean normalisedPixels) {}
