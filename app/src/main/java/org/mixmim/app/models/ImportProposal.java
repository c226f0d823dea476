package org.mixmim.app.models;

import java.nio.file.Path;
import java.util.Optional;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.zoo.ModelRemarks;
import org.mixmim.model.zoo.ModelTask;

/**
 * A file that the user wants to import, looked over before anything of it is loaded.
 *
 * @param file the file
 * @param bytes its length
 * @param remarks what the user says of it
 * @param audit what the file holds
 * @param use what the model is wanted for once it is imported; empty if for nothing yet
 */
record ImportProposal(
    Path file, long bytes, ModelRemarks remarks, CheckpointAudit audit, Optional<ModelTask> use) {
  boolean acceptable() {
    return audit.problem().isEmpty();
  }

  /** Whether a number from the user would make it acceptable. */
  boolean asksForHeads() {
    return remarks.decoderHeads().isPresent()
        || audit.problem().filter(problem -> problem.key().equals(HEADS_UNKNOWN)).isPresent();
  }

  /** Whether the file has a decoder and does not say what pixels it was trained on. */
  boolean asksForNormalisation() {
    return asksForNormalisation(audit);
  }

  /** Whether a file has a decoder and does not say what pixels it was trained on. */
  static boolean asksForNormalisation(CheckpointAudit audit) {
    return audit.config().flatMap(MixMimConfig::decoder).isPresent()
        && audit.normalisedPixels().isEmpty();
  }

  /** The same file, of which the user says whether its pixels are normalised. */
  ImportProposal normalised(boolean normalised) {
    return new ImportProposal(
        file, bytes, new ModelRemarks(remarks.decoderHeads(), Optional.of(normalised)), audit, use);
  }

  private static final String HEADS_UNKNOWN = "config.decoder-heads-unknown";
}
