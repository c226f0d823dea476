package org.mixmim.app.mix;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.task.LatestOnly;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.OrientedImage;
import org.mixmim.model.image.Preprocessing;

/**
 * Cuts photographs as a model wants them, in the background. What was tried in vain is not tried
 * again until it is another, or {@link #retry}. Used on the JavaFX thread.
 */
final class PhotoCuts {
  private final LatestOnly<List<MixPhoto>> cutting;
  private Optional<Attempt> attempt = Optional.empty();

  /** The pixels of the photographs shown, which must not be lost while their drive is away. */
  @SuppressWarnings("UnusedVariable") // Only held.
  private List<OrientedImage> held = List.of();

  private record Attempt(List<Photo> photos, Preprocessing wanted) {}

  /**
   * Cuts photographs.
   *
   * @param onCut takes them as they were wanted last
   * @param onProblem told when one cannot be read again
   */
  PhotoCuts(
      Tasks tasks,
      ObservableValue<String> name,
      Consumer<List<MixPhoto>> onCut,
      Consumer<Problem> onProblem) {
    cutting = tasks.latestOnly(Tasks.Lane.IO, name, onCut, onProblem);
  }

  /** Whether photographs, which are those shown from now on, are cut as is wanted. */
  boolean fit(List<MixPhoto> photos, Preprocessing wanted) {
    held = photos.stream().flatMap(photo -> photo.photo().image().held().stream()).toList();
    boolean fit = photos.stream().allMatch(photo -> photo.preprocessing().equals(wanted));
    if (fit) {
      attempt = Optional.empty();
    }
    return fit;
  }

  /** Cuts them, unless that is under way or was in vain. */
  void cut(List<MixPhoto> photos, Preprocessing wanted) {
    Attempt next = new Attempt(photos.stream().map(MixPhoto::photo).toList(), wanted);
    if (!attempt.equals(Optional.of(next))) {
      attempt = Optional.of(next);
      cutting.submit(
          _ -> next.photos().stream().map(photo -> MixPhoto.prepare(photo, wanted)).toList());
    }
  }

  /** Lets what failed, or was stopped, be tried once more. */
  void retry() {
    if (!cutting.busyProperty().get()) {
      attempt = Optional.empty();
    }
  }
}
