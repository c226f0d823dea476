package org.mixmim.app.classify;

import java.util.List;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Classification;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.tensor.HostTensor;

/** A model that tells what is on a picture. */
interface PictureClassifier {
  /** What the user calls the model. */
  String name();

  /** Side of the square that the network sees, in pixels. */
  int imageSize();

  /** The names of all classes. */
  List<String> classes();

  /** Classifies a square of {@link #imageSize()}. */
  Classification classify(RgbImage square, int topK, RunControl control);

  /** How much a class's score falls when a cell is covered, {@code [grid, grid]}. */
  HostTensor occlusion(RgbImage square, int label, RunControl control);

  /**
   * Whether it is the same model that was only loaded again, for example with faster kernels: its
   * answers are those of the other but for rounding.
   */
  boolean answersLike(PictureClassifier other);
}
