package org.mixmim.model.kernel;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The function of a script that computes attention within some groups, and what it takes beside the
 * tokens. A half of a block has functions of the same names with {@code _half} behind.
 *
 * @param function its name
 * @param arguments heads, and what tells the groups
 */
record AttentionCall(String function, List<Object> arguments) {
  /** The call for groups of tokens. */
  static AttentionCall of(int heads, TokenGroups groups) {
    return switch (groups) {
      case TokenGroups.Windows(int length, Optional<NDArray> bias) when bias.isPresent() ->
          new AttentionCall("biased", List.of(heads, length, bias.get()));
      case TokenGroups.Windows windows ->
          new AttentionCall("free", List.of(heads, windows.length()));
      case TokenGroups.Runs runs ->
          new AttentionCall("runs", List.of(heads, runs.bias(), runs.lengths()));
    };
  }
}
