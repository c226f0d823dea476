package org.mixmim.app.classify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixmim.app.task.LatestOnly;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Texts;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;

/**
 * What the Classify view shows and does, without controls. One picture is chosen and shown in full;
 * others are classified one after the other in the background. Used on the JavaFX thread.
 */
final class ClassifyViewModel {
  /** The fewest and the most classes named. */
  static final int LEAST_CLASSES = 3;

  static final int MOST_CLASSES = 20;

  /** The way a photograph is read depends on no size, but a preprocessing has one. */
  private static final int PREVIEW_SIZE = 224;

  /**
   * The chosen picture in full.
   *
   * @param chosen which picture
   * @param picture all of its pixels
   * @param square what the network saw
   * @param outcome what the network said
   */
  record Shown(ClassifiedPicture chosen, RgbImage picture, RgbImage square, Outcome outcome) {}

  private record Answer(ClassifiedPicture picture, ClassificationWork.Result result) {}

  private final Tasks tasks;
  private final Texts texts;
  private final Consumer<Problem> onProblem;
  private final ObservableValue<Optional<PictureClassifier>> classifier;
  private final LatestOnly<Answer> showing;
  private final LatestOnly<RgbImage> previewing;

  private final ObservableList<ClassifiedPicture> pictures = FXCollections.observableArrayList();
  // Kept, because it only hears of changes while somebody holds it.
  private final ObservableList<ClassifiedPicture> picturesToRead =
      FXCollections.unmodifiableObservableList(pictures);
  private final ObjectProperty<Optional<ClassifiedPicture>> chosen =
      new SimpleObjectProperty<>(this, "chosen", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RgbImage>> preview =
      new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
  private final Explanation explanation;
  private final ObjectProperty<Preprocessing.Convention> convention;
  private final IntegerProperty topK = new SimpleIntegerProperty(this, "topK", 5);
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper(this, "done");
  private final ReadOnlyBooleanWrapper scored = new ReadOnlyBooleanWrapper(this, "scored");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final BooleanBinding stopped;
  private Optional<BatchRun> batch = Optional.empty();
  private boolean goingOn;

  ClassifyViewModel(
      Tasks tasks,
      Texts texts,
      ObservableValue<Optional<PictureClassifier>> classifier,
      ObjectProperty<Preprocessing.Convention> convention,
      Consumer<Problem> onProblem) {
    this.tasks = tasks;
    this.texts = texts;
    this.classifier = classifier;
    this.convention = convention;
    this.onProblem = onProblem;
    this.showing =
        tasks.latestOnly(
            Tasks.Lane.INFERENCE, texts.text("activity.classify"), this::answer, this::failChosen);
    this.explanation =
        new Explanation(
            tasks, texts.text("activity.explain"), classifier, this::explainable, onProblem);
    this.previewing =
        tasks.latestOnly(
            Tasks.Lane.IO,
            texts.text("activity.read"),
            picture -> preview.set(Optional.of(picture)),
            onProblem);
    this.stopped =
        Bindings.createBooleanBinding(
            () ->
                classifier.getValue().isPresent()
                    && !running.get()
                    && !showing.busyProperty().get()
                    && (done.get() < pictures.size() || explanation.missing().get()),
            classifier,
            done,
            pictures,
            running,
            showing.busyProperty(),
            explanation.missing());
    chosen.addListener(
        (_, _, _) -> {
          showChosen();
          goOn();
        });
    classifier.addListener((_, old, now) -> replace(old, now));
    convention.addListener((_, _, _) -> again());
  }

  /** Takes new pictures in place of the old ones; the first is chosen. */
  void open(List<Subject> subjects) {
    stop();
    pictures.setAll(subjects.stream().map(ClassifiedPicture::new).toList());
    done.set(0);
    tellScored();
    explanation.reset();
    chosen.set(pictures.stream().findFirst());
    resume();
  }

  /** Shows one more picture; of a table nothing is lost. */
  void show(Subject subject) {
    if (pictures.size() < 2) {
      open(List.of(subject));
      return;
    }
    Optional<ClassifiedPicture> there =
        pictures.stream().filter(picture -> picture.subject().equals(subject)).findFirst();
    ClassifiedPicture picture = there.orElseGet(() -> new ClassifiedPicture(subject));
    if (there.isEmpty()) {
      pictures.add(picture);
    }
    chosen.set(Optional.of(picture));
  }

  private void replace(Optional<PictureClassifier> old, Optional<PictureClassifier> now) {
    if (old.isPresent() && now.filter(one -> one.answersLike(old.get())).isPresent()) {
      carryOn();
    } else {
      again();
    }
  }

  /** Goes on with a model that was loaded again: what was under way ended with the one before. */
  private void carryOn() {
    boolean going = goingOn;
    stop();
    if (showing.busyProperty().get()) {
      showChosen();
    } else if (explanation.busyProperty().get()) {
      explanation.refresh();
    }
    if (going) {
      resume();
    }
  }

  /** Classifies everything anew, because the model or the way there is another. */
  private void again() {
    stop();
    pictures.forEach(picture -> picture.become(new ClassifiedPicture.State.Waiting()));
    done.set(0);
    tellScored();
    showChosen();
    resume();
  }

  private void showChosen() {
    explanation.clear();
    Optional<ClassificationWork> work = work();
    if (chosen.get().isEmpty() || work.isEmpty()) {
      showing.cancel();
      shown.set(Optional.empty());
      showPreview();
      return;
    }
    previewing.cancel();
    ClassifiedPicture picture = chosen.get().get();
    showing.submit(
        control ->
            new Answer(
                picture, work.get().run(picture.subject(), ClassificationWork.control(control))));
  }

  /** While there is no model to classify with, the picture is shown all the same. */
  private void showPreview() {
    preview.set(Optional.empty());
    Orientation orientation = new Preprocessing(convention.get(), PREVIEW_SIZE).orientation();
    chosen.get().ifPresent(picture -> previewing.submit(_ -> picture.subject().read(orientation)));
  }

  private void answer(Answer answer) {
    preview.set(Optional.empty());
    become(answer.picture(), new ClassifiedPicture.State.Done(answer.result().outcome()));
    shown.set(
        Optional.of(
            new Shown(
                answer.picture(),
                answer.result().picture(),
                answer.result().square(),
                answer.result().outcome())));
    explanation.refresh();
  }

  private void failChosen(Problem problem) {
    shown.set(Optional.empty());
    chosen.get().ifPresent(picture -> become(picture, new ClassifiedPicture.State.Failed(problem)));
    onProblem.accept(problem);
  }

  /** What is shown, with the classes that a heat map may be about. */
  private Optional<Explanation.Subject> explainable() {
    return shown
        .get()
        .map(now -> new Explanation.Subject(now.square(), now.outcome().cut(topK.get())));
  }

  /** Classifies every picture that waits, and explains the one shown, until it is stopped. */
  void resume() {
    stop();
    goingOn = true;
    if (explanation.missing().get()) {
      explanation.refresh();
    }
    // Esc stops the chosen picture's lane as well as the batch.
    if (work().isPresent()
        && chosen.get().filter(ClassifiedPicture::waits).isPresent()
        && !showing.busyProperty().get()) {
      showChosen();
    }
    goOn();
  }

  /** Starts on the pictures that wait but the chosen one, which has a lane of its own. */
  private void goOn() {
    Optional<ClassificationWork> work = work();
    List<ClassifiedPicture> waiting =
        pictures.stream().filter(ClassifiedPicture::waits).filter(one -> !isChosen(one)).toList();
    if (!goingOn || running.get() || work.isEmpty() || waiting.isEmpty()) {
      return;
    }
    running.set(true);
    BatchRun started =
        new BatchRun(waiting, work.get(), step -> become(step.picture(), step.state()));
    batch = Optional.of(started);
    started.start(tasks, texts.text("activity.batch"), this::endBatch, onProblem);
  }

  private void endBatch(boolean finished) {
    running.set(false);
    goingOn = finished;
    // A picture that was chosen when the batch began may have been left before its turn came.
    goOn();
  }

  /** Ends the work on many pictures; those that are done stay. */
  void stop() {
    goingOn = false;
    batch.ifPresent(BatchRun::stop);
    batch = Optional.empty();
    running.set(false);
  }

  private void become(ClassifiedPicture picture, ClassifiedPicture.State state) {
    if (picture.waits()) {
      done.set(done.get() + 1);
    }
    picture.become(state);
    tellScored();
  }

  private void tellScored() {
    scored.set(pictures.stream().anyMatch(picture -> picture.outcome().isPresent()));
  }

  private boolean isChosen(ClassifiedPicture picture) {
    return chosen.get().filter(one -> one == picture).isPresent();
  }

  private Optional<ClassificationWork> work() {
    return classifier
        .getValue()
        .map(model -> new ClassificationWork(model, convention.get(), MOST_CLASSES));
  }

  /** Everything that is classified, with as many classes as are shown. */
  List<ClassificationText.Named> results(Locale locale) {
    return ClassificationText.named(pictures, topK.get(), locale);
  }

  ObservableList<ClassifiedPicture> pictures() {
    return picturesToRead;
  }

  ObjectProperty<Optional<ClassifiedPicture>> chosenProperty() {
    return chosen;
  }

  ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The chosen picture, while there is no model to classify it with. */
  ReadOnlyObjectProperty<Optional<RgbImage>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Which regions of the chosen picture matter. */
  Explanation explanation() {
    return explanation;
  }

  ObjectProperty<Preprocessing.Convention> conventionProperty() {
    return convention;
  }

  /**
   * How many classes are shown and exported; more are kept, so that another number costs nothing.
   */
  IntegerProperty topKProperty() {
    return topK;
  }

  ObservableValue<Optional<PictureClassifier>> classifier() {
    return classifier;
  }

  /** How many pictures are classified or failed. */
  ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Whether there are results of any picture. */
  ReadOnlyBooleanProperty scoredProperty() {
    return scored.getReadOnlyProperty();
  }

  /** Whether something waits that nobody does, until {@link #resume}. */
  BooleanBinding stoppedProperty() {
    return stopped;
  }

  /** Whether pictures are still being classified. */
  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }
}
