package org.mixmim.model.inference;

import java.util.List;
import java.util.stream.IntStream;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.zoo.ClassNames;

/** What a classifier's classes are called. */
final class ClassLabels {
  private ClassLabels() {}

  /**
   * The file's own names if it lists one a class; else those of ImageNet-1k for a classifier of as
   * many classes; else numbers.
   */
  static List<String> of(MixMimConfig config, List<String> inFile) {
    int classes = config.classes().orElse(0);
    if (inFile.size() == classes) {
      return inFile;
    }
    List<String> imageNet = ClassNames.imageNet();
    return imageNet.size() == classes
        ? imageNet
        : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }
}
