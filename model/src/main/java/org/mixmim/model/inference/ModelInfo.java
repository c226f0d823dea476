package org.mixmim.model.inference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixmim.model.checkpoint.Codebase;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.image.Preprocessing;

/**
 * What is known of a loaded model.
 *
 * @param name what the user calls it
 * @param config the network
 * @param codebase whose names its file uses
 * @param normalisedPixelsInFile what the file says of the decoder's targets, if anything
 * @param normalisedPixels what is assumed of them
 * @param classNames one a class, in order; empty for a model without a classifier
 * @param preprocessing how photographs become input
 * @param parameters numbers in the model, position tables included
 * @param macs multiply-accumulates of one image through encoder and head
 * @param metadata what the file says beside tensors
 */
public record ModelInfo(
    String name,
    MixMimConfig config,
    Codebase codebase,
    Optional<Boolean> normalisedPixelsInFile,
    boolean normalisedPixels,
    List<String> classNames,
    Preprocessing preprocessing,
    long parameters,
    long macs,
    Map<String, String> metadata) {}
