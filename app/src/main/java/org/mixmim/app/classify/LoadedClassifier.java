package org.mixmim.app.classify;

import java.util.List;
import org.mixmim.app.workspace.LoadedModelHandle;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Classification;
import org.mixmim.model.inference.OcclusionMap;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.tensor.HostTensor;

/** The classifier of a loaded model; whoever opened it closes it. */
record LoadedClassifier(LoadedModelHandle handle) implements PictureClassifier {
  @Override
  public String name() {
    return handle.nameOrFile();
  }

  @Override
  public int imageSize() {
    return handle.model().info().config().imageSize();
  }

  @Override
  public List<String> classes() {
    return handle.model().info().classNames();
  }

  @Override
  public Classification classify(RgbImage square, int topK, RunControl control) {
    return handle.model().classifier().classifySquare(square, topK, control);
  }

  @Override
  public HostTensor occlusion(RgbImage square, int label, RunControl control) {
    int grid = handle.model().info().config().grid();
    return OcclusionMap.of(handle.model().classifier(), square, label, grid, control);
  }

  @Override
  public boolean answersLike(PictureClassifier other) {
    return other instanceof LoadedClassifier(LoadedModelHandle before)
        && before.choice() == handle.choice()
        && before.file().equals(handle.file())
        && before.options().device().equals(handle.options().device())
        && before.model().precision() == handle.model().precision();
  }
}
