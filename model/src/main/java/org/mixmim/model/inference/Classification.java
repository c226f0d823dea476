package org.mixmim.model.inference;

import java.time.Duration;
import java.util.List;
import org.mixmim.model.image.CroppedImage;

/**
 * What a classifier says of one image.
 *
 * @param top the best classes, best first
 * @param entropy of all scores, in bits
 * @param evenness the entropy as a share of its maximum: 0 is sure, 1 is no idea
 * @param seen what the network saw of the photograph
 * @param elapsed the computing time
 */
public record Classification(
    List<ClassScore> top, double entropy, double evenness, CroppedImage seen, Duration elapsed) {
  /** Keeps the list as it is. */
  public Classification {
    top = List.copyOf(top);
  }
}
