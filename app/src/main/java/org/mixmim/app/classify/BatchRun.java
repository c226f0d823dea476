package org.mixmim.app.classify;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.task.BackgroundTask;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.TaskControl;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.inference.RunControl;

/**
 * Many pictures through one model in the background; each is told as soon as it is done. Used on
 * the JavaFX thread.
 */
final class BatchRun {
  /** A picture that is through. */
  record Step(ClassifiedPicture picture, ClassifiedPicture.State state) {}

  private final List<ClassifiedPicture> pictures;
  private final ClassificationWork work;
  private final Consumer<Step> onStep;
  private volatile boolean stopped;
  private boolean finished;

  BatchRun(List<ClassifiedPicture> pictures, ClassificationWork work, Consumer<Step> onStep) {
    this.pictures = List.copyOf(pictures);
    this.work = work;
    this.onStep = onStep;
  }

  /**
   * Starts.
   *
   * @param onEnd told at the end, unless stopped before, whether every picture is through
   */
  void start(
      Tasks tasks,
      ObservableValue<String> name,
      Consumer<Boolean> onEnd,
      Consumer<Problem> onProblem) {
    BackgroundTask task =
        tasks.run(
            Tasks.Lane.IO,
            name,
            control -> classifyAll(control, step -> tasks.deliver(() -> tell(step))),
            _ -> finished = true,
            onProblem);
    task.runningProperty()
        .subscribe(
            still -> {
              if (!still && !stopped) {
                onEnd.accept(finished);
              }
            });
  }

  /** Stops between two pictures; nothing more is told. */
  void stop() {
    stopped = true;
  }

  private int classifyAll(TaskControl control, Consumer<Step> finished) {
    RunControl silent = ClassificationWork.silently(() -> control.cancelled() || stopped);
    for (int i = 0; i < pictures.size(); i++) {
      if (control.cancelled() || stopped) {
        throw new CancellationException();
      }
      ClassifiedPicture picture = pictures.get(i);
      finished.accept(new Step(picture, classify(picture.subject(), silent)));
      control.progress(i + 1, pictures.size());
    }
    return pictures.size();
  }

  private ClassifiedPicture.State classify(Subject subject, RunControl control) {
    try {
      return new ClassifiedPicture.State.Done(work.run(subject, control).outcome());
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      // One bad file among a thousand stands in its row; the others go on.
      return new ClassifiedPicture.State.Failed(new Problem(e));
    }
  }

  private void tell(Step step) {
    if (!stopped) {
      onStep.accept(step);
    }
  }
}
