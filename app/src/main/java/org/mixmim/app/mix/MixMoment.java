package org.mixmim.app.mix;

import java.util.Optional;

/**
 * A state of the history, and whose pictures of it were seen.
 *
 * @param state the state
 * @param model the name of the model; empty in a history of before models were noted
 */
record MixMoment(MixState state, Optional<String> model) {
  /** Whether both are one entry: the same mixture, as far as is known through one model. */
  boolean same(MixMoment other) {
    return alike(other) && (model.isEmpty() || other.model.isEmpty() || model.equals(other.model));
  }

  /** Whether both are the same mixture, whichever model it was seen through. */
  boolean alike(MixMoment other) {
    return state.sameMixture(other.state);
  }
}
