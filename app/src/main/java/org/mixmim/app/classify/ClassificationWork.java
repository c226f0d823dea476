package org.mixmim.app.classify;

import java.util.function.BooleanSupplier;
import org.mixmim.app.task.TaskControl;
import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.Classification;
import org.mixmim.model.inference.RunControl;

/**
 * One picture through one model.
 *
 * @param classifier the model
 * @param convention how the picture becomes input
 * @param topK how many classes to name
 */
record ClassificationWork(
    PictureClassifier classifier, Preprocessing.Convention convention, int topK) {
  /**
   * What came of it.
   *
   * @param picture the whole picture
   * @param square what the network saw of it
   * @param outcome what the network said
   */
  record Result(RgbImage picture, RgbImage square, Outcome outcome) {}

  Result run(Subject subject, RunControl control) {
    Preprocessing preprocessing = new Preprocessing(convention, classifier.imageSize());
    RgbImage picture = subject.read(preprocessing.orientation());
    CroppedImage seen = crop(subject, picture, preprocessing);
    Classification said = classifier.classify(seen.pixels(), topK, control);
    Classification placed =
        new Classification(said.top(), said.entropy(), said.evenness(), seen, said.elapsed());
    return new Result(picture, seen.pixels(), Outcome.of(placed, classifier.name(), preprocessing));
  }

  private static CroppedImage crop(Subject subject, RgbImage picture, Preprocessing preprocessing) {
    int size = preprocessing.imageSize();
    if (subject instanceof Subject.OfPhoto(Photo photo)
        && photo.origin() instanceof Photo.Origin.Memory
        && picture.width() == size
        && picture.height() == size) {
      // A mixture or reconstruction is the network's own square already.
      return new CroppedImage(picture.opaque(), new CroppedImage.Box(0, 0, size, size));
    }
    return preprocessing.crop(picture);
  }

  /** Hands on to the network whether it should stop; its steps are not told. */
  static RunControl silently(BooleanSupplier cancelled) {
    return new RunControl() {
      @Override
      public void progress(int done, int total) {
        // Whoever counts pictures has no use for the steps within one.
      }

      @Override
      public boolean cancelled() {
        return cancelled.getAsBoolean();
      }
    };
  }

  /** Hands the window's wishes on to the network. */
  static RunControl control(TaskControl control) {
    return new RunControl() {
      @Override
      public void progress(int done, int total) {
        control.progress(done, total);
      }

      @Override
      public boolean cancelled() {
        return control.cancelled();
      }
    };
  }
}
