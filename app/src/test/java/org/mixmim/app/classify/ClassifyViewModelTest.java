package org.mixmim.app.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;

class ClassifyViewModelTest {
  private final FakeClassifier classifier = new FakeClassifier("colours");
  private final ObjectProperty<Optional<PictureClassifier>> loaded =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Preprocessing.Convention> convention =
      new SimpleObjectProperty<>(Preprocessing.Convention.OPENMMLAB);
  private final List<Problem> problems = new ArrayList<>();
  private final ClassifyViewModel model = modelOn(Tasks.sameThread());
  private final Deque<Runnable> inference = new ArrayDeque<>();
  private final Deque<Runnable> io = new ArrayDeque<>();
  private final Tasks slow = new Tasks(inference::add, io::add, Runnable::run);

  @TempDir private Path folder;

  @Test
  void aPictureIsClassifiedAsSoonAsThereIsAModel() {
    model.open(List.of(made("wide", plain(200, 100, 255, 0, 0))));
    assertThat(model.shownProperty().get()).isEmpty();

    loaded.set(Optional.of(classifier));

    ClassifyViewModel.Shown shown = model.shownProperty().get().orElseThrow();
    assertThat(shown.outcome().best().name()).isEqualTo("red");
    assertThat(shown.square().width()).isEqualTo(FakeClassifier.SIZE);
    assertThat(shown.outcome().seen())
        .isEqualTo(
            new Preprocessing(Preprocessing.Convention.OPENMMLAB, FakeClassifier.SIZE)
                .crop(plain(200, 100, 255, 0, 0))
                .box());
    assertThat(shown.outcome().preprocessing().convention())
        .isEqualTo(Preprocessing.Convention.OPENMMLAB);
  }

  @Test
  void aSquareOfTheNetworksSizeIsTakenAsItIs() {
    loaded.set(Optional.of(classifier));
    RgbImage square = plain(FakeClassifier.SIZE, FakeClassifier.SIZE, 3, 2, 1);

    model.open(List.of(made("mixture", square)));

    assertThat(classifier.seen()).containsExactly(square);
    assertThat(model.shownProperty().get().orElseThrow().outcome().seen().width())
        .isEqualTo(FakeClassifier.SIZE);
  }

  @Test
  void manyPicturesAreClassifiedAndABadOneStandsInItsRow() {
    loaded.set(Optional.of(classifier));
    Path good = folder.resolve("blue.png");
    ImageFiles.writePng(good, plain(90, 80, 0, 0, 200));

    model.open(
        List.of(
            made("green", plain(70, 70, 0, 200, 0)),
            new Subject.OfFile(folder.resolve("none.png")),
            new Subject.OfFile(good)));

    assertThat(model.doneProperty().get()).isEqualTo(3);
    assertThat(model.runningProperty().get()).isFalse();
    assertThat(best(0)).isEqualTo("green");
    assertThat(model.pictures().get(1).stateProperty().get())
        .isInstanceOfSatisfying(
            ClassifiedPicture.State.Failed.class,
            failed -> assertThat(failed.problem().sentence(Locale.ENGLISH)).contains("none.png"));
    assertThat(best(2)).isEqualTo("blue");
    assertThat(problems).isEmpty();
    assertThat(model.results(Locale.ENGLISH))
        .extracting(ClassificationText.Named::name)
        .containsExactly("green", "blue.png");
  }

  @Test
  void stoppingKeepsWhatIsDoneAndGoingOnDoesTheRest() {
    loaded.set(Optional.of(classifier));
    classifier.onClassify(
        () -> {
          if (classifier.seen().size() == 2) {
            model.stop();
          }
        });
    model.open(
        List.of(
            made("1", plain(70, 70, 200, 0, 0)),
            made("2", plain(70, 70, 200, 0, 0)),
            made("3", plain(70, 70, 200, 0, 0)),
            made("4", plain(70, 70, 200, 0, 0))));
    int afterStop = model.doneProperty().get();
    assertThat(afterStop).isBetween(1, 3);
    assertThat(model.runningProperty().get()).isFalse();

    classifier.onClassify(() -> {});
    model.resume();

    assertThat(model.doneProperty().get()).isEqualTo(4);
  }

  @Test
  void aModelThatIsLoadedAgainGoesOnWhereTheOneBeforeStopped() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(threePictures());
    inference.removeFirst().run();
    assertThat(busy.doneProperty().get()).isEqualTo(1);

    FakeClassifier again = new FakeClassifier(classifier.name());
    loaded.set(Optional.of(again));
    work();

    assertThat(busy.doneProperty().get()).isEqualTo(3);
    assertThat(classifier.seen()).hasSize(1);
    assertThat(again.seen()).hasSize(2);
    loaded.set(Optional.of(new FakeClassifier("another")));
    assertThat(busy.doneProperty().get()).isZero();
  }

  @Test
  void whatEscStoppedGoesOnWithOnePictureToo() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(List.of(made("1", plain(70, 70, 200, 0, 0))));
    assertThat(busy.stoppedProperty().get()).isFalse();

    slow.activities().cancelAll();
    work();
    assertThat(busy.stoppedProperty().get()).isTrue();

    busy.resume();
    work();
    assertThat(busy.shownProperty().get()).isPresent();
    assertThat(busy.stoppedProperty().get()).isFalse();
  }

  @Test
  void aHeatMapThatEscStoppedIsMadeWhenGoneOn() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(List.of(made("1", plain(70, 70, 200, 0, 0))));
    work();
    busy.explanation().wantedProperty().set(true);

    slow.activities().cancelAll();
    work();
    assertThat(busy.explanation().heatMapProperty().get()).isEmpty();
    assertThat(busy.stoppedProperty().get()).isTrue();

    busy.resume();
    work();
    assertThat(busy.explanation().heatMapProperty().get()).isPresent();
    assertThat(busy.stoppedProperty().get()).isFalse();
  }

  @Test
  void oneMorePictureTakesNothingFromTheTable() {
    loaded.set(Optional.of(classifier));
    model.open(threePictures());
    Subject sample = made("sample", plain(70, 70, 0, 0, 200));

    model.show(sample);
    model.show(sample);

    assertThat(model.pictures()).hasSize(4);
    assertThat(model.shownProperty().get().orElseThrow().outcome().best().name()).isEqualTo("blue");
    assertThat(model.doneProperty().get()).isEqualTo(4);
  }

  @Test
  void aPictureThatIsLeftBeforeItIsDoneIsClassifiedAfterTheOthers() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(threePictures());

    busy.chosenProperty().set(Optional.of(busy.pictures().get(2)));
    work();

    assertThat(busy.doneProperty().get()).isEqualTo(3);
    assertThat(busy.runningProperty().get()).isFalse();
    assertThat(busy.results(Locale.ENGLISH))
        .extracting(ClassificationText.Named::name)
        .containsExactly("1", "2", "3");
  }

  @Test
  void aPictureThatIsLeftWhenTheOthersAreDoneIsClassifiedAtOnce() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(threePictures());
    io.remove().run();
    assertThat(busy.doneProperty().get()).isEqualTo(2);

    busy.chosenProperty().set(Optional.of(busy.pictures().get(2)));
    work();

    assertThat(busy.pictures()).noneMatch(ClassifiedPicture::waits);
  }

  @Test
  void choosingARowDoesNotGoOnWithWhatWasStopped() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(threePictures());
    slow.activities().cancelAll();
    work();

    busy.chosenProperty().set(Optional.of(busy.pictures().get(2)));
    work();

    assertThat(busy.runningProperty().get()).isFalse();
    assertThat(busy.doneProperty().get()).isEqualTo(1);
  }

  @Test
  void goingOnAfterEscClassifiesTheChosenPictureToo() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(threePictures());
    slow.activities().cancelAll();
    work();
    assertThat(busy.doneProperty().get()).isZero();

    busy.resume();
    work();

    assertThat(busy.doneProperty().get()).isEqualTo(3);
    assertThat(busy.shownProperty().get().map(ClassifyViewModel.Shown::chosen))
        .contains(busy.pictures().getFirst());
    assertThat(classifier.seen()).hasSize(3);
  }

  @Test
  void choosingARowShowsItInFull() {
    loaded.set(Optional.of(classifier));
    model.open(
        List.of(made("red", plain(70, 70, 200, 0, 0)), made("blue", plain(70, 70, 0, 0, 200))));

    model.chosenProperty().set(Optional.of(model.pictures().get(1)));

    assertThat(model.shownProperty().get().orElseThrow().outcome().best().name()).isEqualTo("blue");
    assertThat(model.doneProperty().get()).isEqualTo(2);
  }

  @Test
  void theHeatMapExplainsTheBestClassAndThenTheOneAskedFor() {
    loaded.set(Optional.of(classifier));
    model.open(List.of(made("blue", plain(70, 70, 0, 100, 200))));
    assertThat(model.explanation().heatMapProperty().get()).isEmpty();

    model.explanation().wantedProperty().set(true);
    assertThat(model.explanation().heatMapProperty().get().orElseThrow().label()).isEqualTo(2);

    model.explanation().labelProperty().set(Optional.of(1));
    HeatMap map = model.explanation().heatMapProperty().get().orElseThrow();
    assertThat(map.label()).isEqualTo(1);
    assertThat(map.at(0, 0)).isEqualTo(1);
    assertThat(map.at(1, 1)).isEqualTo(-1);
    assertThat(map.largest()).isEqualTo(1);

    model.explanation().wantedProperty().set(false);
    assertThat(model.explanation().heatMapProperty().get()).isEmpty();
  }

  @Test
  void anotherModelOrPreprocessingClassifiesAnew() {
    loaded.set(Optional.of(classifier));
    model.open(List.of(made("one", plain(90, 70, 1, 2, 3)), made("two", plain(90, 70, 3, 2, 1))));

    convention.set(Preprocessing.Convention.OFFICIAL);
    assertThat(model.results(Locale.ENGLISH))
        .allMatch(
            result ->
                result.outcome().preprocessing().convention() == Preprocessing.Convention.OFFICIAL);

    loaded.set(Optional.of(new FakeClassifier("other")));
    assertThat(model.results(Locale.ENGLISH))
        .hasSize(2)
        .allMatch(result -> result.outcome().model().equals("other"));
  }

  @Test
  void anotherNumberOfClassesClassifiesNothingAnew() {
    loaded.set(Optional.of(classifier));
    model.topKProperty().set(1);
    model.open(threePictures());
    assertThat(classesExported()).containsExactly(1, 1, 1);

    model.topKProperty().set(3);

    assertThat(classesExported()).containsExactly(3, 3, 3);
    assertThat(classifier.seen()).hasSize(3);
  }

  @Test
  void anotherNumberOfClassesLeavesAStoppedBatchStopped() {
    loaded.set(Optional.of(classifier));
    ClassifyViewModel busy = modelOn(slow);
    busy.open(threePictures());
    inference.remove().run();
    busy.stop();

    busy.topKProperty().set(ClassifyViewModel.MOST_CLASSES);
    work();

    assertThat(busy.doneProperty().get()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeReadIsToldAndNothingIsShown() {
    loaded.set(Optional.of(classifier));

    model.open(List.of(new Subject.OfFile(folder.resolve("none.png"))));

    assertThat(model.shownProperty().get()).isEmpty();
    assertThat(model.scoredProperty().get()).isFalse();
    assertThat(problems).hasSize(1);
  }

  private List<Integer> classesExported() {
    return model.results(Locale.ENGLISH).stream()
        .map(result -> result.outcome().top().size())
        .toList();
  }

  private ClassifyViewModel modelOn(Tasks tasks) {
    return new ClassifyViewModel(
        tasks,
        new Messages(Language.ENGLISH).of(ClassifyView.class),
        loaded,
        convention,
        problems::add);
  }

  /** Does what waits in both lanes. */
  private void work() {
    while (!inference.isEmpty() || !io.isEmpty()) {
      (inference.isEmpty() ? io : inference).remove().run();
    }
  }

  private static List<Subject> threePictures() {
    return Stream.of("1", "2", "3").map(name -> made(name, plain(70, 70, 200, 0, 0))).toList();
  }

  private static Subject made(String name, RgbImage pixels) {
    return new Subject.OfPhoto(PhotoService.of(name, pixels));
  }

  private String best(int picture) {
    return model.pictures().get(picture).outcome().orElseThrow().best().name();
  }

  private static RgbImage plain(int width, int height, int red, int green, int blue) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return RgbImage.of(width, height, rgb);
  }
}
