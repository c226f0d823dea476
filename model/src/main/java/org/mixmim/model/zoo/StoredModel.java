package org.mixmim.model.zoo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.mixmim.model.config.MixMimConfig;

/**
 * A model file in the store.
 *
 * @param name the name it is opened by
 * @param file the file
 * @param bytes its length
 * @param sha256 its SHA-256 when it was added, in lower-case hex
 * @param origin the address or path that it came from
 * @param added when it was added
 * @param config the network, where it was read when the file was added
 * @param normalisedPixels whether the decoder predicts pixels normalised per cell, where known
 */
public record StoredModel(
    String name,
    Path file,
    long bytes,
    String sha256,
    String origin,
    Instant added,
    Optional<MixMimConfig> config,
    Optional<Boolean> normalisedPixels) {
  /** This model, with what is newly said of it. */
  StoredModel withRemarks(Optional<MixMimConfig> network, Optional<Boolean> normalised) {
    return new StoredModel(
        name,
        file,
        bytes,
        sha256,
        origin,
        added,
        network.or(() -> config),
        normalised.or(() -> normalisedPixels));
  }
}
