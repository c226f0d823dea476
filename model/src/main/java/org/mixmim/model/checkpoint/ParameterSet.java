package org.mixmim.model.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mixmim.model.config.MixMimConfig;

/**
 * A model's parameters under this program's names (the original release's), whatever code wrote the
 * file: renamed, merging order converted, buffers that can be recomputed left out.
 *
 * @param codebase whose names the file used
 * @param config the network, read off the shapes and the file's hints
 * @param parameters exactly the parameters of that network
 * @param normalisedPixels whether the decoder was trained on pixels normalised per cell, where the
 *     file says so
 * @param classNames the classes' names, where the file lists them
 * @param metadata the file's metadata, see {@link Checkpoint#metadata()}
 */
public record ParameterSet(
    Codebase codebase,
    MixMimConfig config,
    SequencedMap<String, StoredTensor> parameters,
    Optional<Boolean> normalisedPixels,
    List<String> classNames,
    Map<String, String> metadata) {}
