package org.mixmim.model.zoo;

import java.util.EnumSet;
import java.util.Set;
import org.mixmim.model.config.MixMimConfig;

/** What a model can be used for. */
public enum ModelTask {
  /** Both images of a mixture, predicted by the dual decoder. */
  RECONSTRUCT,
  /** The classes of a picture. */
  CLASSIFY,
  /** The encoder's features. */
  FEATURES;

  /**
   * What a network has the parts for.
   *
   * @param config the network
   * @return at least {@link #FEATURES}
   */
  public static Set<ModelTask> of(MixMimConfig config) {
    Set<ModelTask> tasks = EnumSet.of(FEATURES);
    if (config.decoder().isPresent()) {
      tasks.add(RECONSTRUCT);
    }
    if (config.classes().isPresent()) {
      tasks.add(CLASSIFY);
    }
    return Set.copyOf(tasks);
  }
}
