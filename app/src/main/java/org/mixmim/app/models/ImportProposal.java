package org.mixmim.app.models;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.mixmim.model.checkpoint.CheckpointAudit;

/**
 * A file that the user wants to import, looked over before anything of it is loaded.
 *
 * @param file the file
 * @param bytes its length
 * @param decoderHeads what the user says of the decoder, if anything
 * @param audit what the file holds
 */
record ImportProposal(Path file, long bytes, OptionalInt decoderHeads, CheckpointAudit audit) {
  boolean acceptable() {
    return audit.problem().isEmpty();
  }

  /** Whether a number from the user would make it acceptable. */
  boolean asksForHeads() {
    return decoderHeads.isPresent()
        || audit.problem().filter(problem -> problem.key().equals(HEADS_UNKNOWN)).isPresent();
  }

  private static final String HEADS_UNKNOWN = "config.decoder-heads-unknown";
}
