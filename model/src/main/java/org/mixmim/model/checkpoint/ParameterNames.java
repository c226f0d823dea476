package org.mixmim.model.checkpoint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mixmim.model.config.ConfigHints;

/**
 * The two public codebases' names for the same parameters, brought to the original release's, which
 * are this program's.
 */
public final class ParameterNames {
  private static final String PARALLEL = "module.";

  /** Buffers that follow from the configuration, and OpenMMLab's pixel normalisation. */
  private static final Pattern RECOMPUTED =
      Pattern.compile("(.*\\.)?(relative_position_index|attn_mask)|data_preprocessor\\..*");

  private ParameterNames() {}

  /**
   * Reads a checkpoint's parameters and the network they make.
   *
   * @param checkpoint the open file, which must outlive the parameters
   * @param user what the user says of the network, which counts more than the file
   * @return every parameter of that network and no other
   * @throws CheckpointException if the file holds another kind of model, which it names, or if
   *     tensors are missing, surplus or misshapen, which it lists
   * @throws org.mixmim.model.config.ConfigException if the number of decoder heads must be given,
   *     or the shapes do not fit each other
   */
  public static ParameterSet resolve(Checkpoint checkpoint, ConfigHints user) {
    return ModelReading.of(checkpoint, user).parameterSet();
  }

  /** Whose names these are. */
  static Codebase codebase(Collection<String> names) {
    return names.stream()
            .anyMatch(
                name -> plain(name).startsWith("backbone.") || plain(name).startsWith("neck."))
        ? Codebase.OPENMMLAB
        : Codebase.OFFICIAL;
  }

  /**
   * This program's name for a tensor.
   *
   * @return empty for a buffer that can be recomputed
   */
  static Optional<String> ours(String name, Codebase codebase) {
    String plain = plain(name);
    if (RECOMPUTED.matcher(plain).matches()) {
      return Optional.empty();
    }
    return Optional.of(codebase == Codebase.OPENMMLAB ? fromOpenMmlab(plain) : plain);
  }

  /** Names as they stood before the model was wrapped for several devices. */
  private static String plain(String name) {
    return name.startsWith(PARALLEL) ? name.substring(PARALLEL.length()) : name;
  }

  private static String fromOpenMmlab(String name) {
    String bare = name;
    for (String prefix : List.of("backbone.", "neck.")) {
      if (name.startsWith(prefix)) {
        bare = name.substring(prefix.length());
      }
    }
    if (name.startsWith("neck.ln1.")) {
      return "decoder_norm." + name.substring("neck.ln1.".length());
    }
    if (name.startsWith("head.fc.")) {
      return "head." + name.substring("head.fc.".length());
    }
    return bare.replace("patch_embed.projection.", "patch_embed.proj.")
        .replace(".ln1.", ".norm1.")
        .replace(".ln2.", ".norm2.")
        .replace(".ffn.layers.0.0.", ".mlp.fc1.")
        .replace(".ffn.layers.1.", ".mlp.fc2.");
  }
}
