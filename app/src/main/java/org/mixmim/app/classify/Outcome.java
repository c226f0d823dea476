package org.mixmim.app.classify;

import java.time.Duration;
import java.util.List;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.inference.ClassScore;
import org.mixmim.model.inference.Classification;

/**
 * What was found out about one picture, without its pixels: thousands of them may be kept.
 *
 * @param top the best classes, best first
 * @param entropy of all scores, in bits
 * @param evenness the entropy as a share of its maximum
 * @param seen the part of the picture that the network saw, in its pixels
 * @param elapsed the computing time
 * @param model the model's name
 * @param preprocessing how the picture became input
 */
record Outcome(
    List<ClassScore> top,
    double entropy,
    double evenness,
    CroppedImage.Box seen,
    Duration elapsed,
    String model,
    Preprocessing preprocessing) {
  static Outcome of(Classification result, String model, Preprocessing preprocessing) {
    return new Outcome(
        result.top(),
        result.entropy(),
        result.evenness(),
        result.seen().box(),
        result.elapsed(),
        model,
        preprocessing);
  }

  /** The same with no more than so many classes. */
  Outcome cut(int most) {
    return new Outcome(
        top.stream().limit(most).toList(), entropy, evenness, seen, elapsed, model, preprocessing);
  }

  ClassScore best() {
    return top.getFirst();
  }
}
