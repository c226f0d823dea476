package org.mixmim.app.classify;

import java.util.List;
import org.mixmim.app.workspace.LoadedModelHandle;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Classification;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.OcclusionMap;
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

  /** The classifier of a loaded model. */
  static PictureClassifier of(LoadedModelHandle handle) {
    LoadedModel model = handle.model();
    return new PictureClassifier() {
      @Override
      public String name() {
        return handle.nameOrFile();
      }

      @Override
      public int imageSize() {
        return model.info().config().imageSize();
      }

      @Override
      public List<String> classes() {
        return model.info().classNames();
      }

      @Override
      public Classification classify(RgbImage square, int topK, RunControl control) {
        return model.classifier().classifySquare(square, topK, control);
      }

      @Override
      public HostTensor occlusion(RgbImage square, int label, RunControl control) {
        int grid = model.info().config().grid();
        return OcclusionMap.of(model.classifier(), square, label, grid, control);
      }
    };
  }
}
