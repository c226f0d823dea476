package org.mixmim.app.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ClassScore;

class ExplanationTest {
  private static final int SIZE = FakeClassifier.SIZE;

  private final Deque<Runnable> inference = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Tasks tasks = new Tasks(inference::add, Runnable::run, Runnable::run);
  private final Explanation explanation =
      new Explanation(
          tasks,
          new SimpleStringProperty("explaining"),
          new SimpleObjectProperty<>(Optional.of(new FakeClassifier("colours"))),
          () -> Optional.of(subject()),
          problems::add);

  @Test
  void theCellsThatWereCoveredAreCounted() {
    List<Explanation.Covered> told = new ArrayList<>();
    explanation.coveredProperty().subscribe(now -> now.ifPresent(told::add));
    explanation.wantedProperty().set(true);
    assertThat(explanation.coveredProperty().get()).isEmpty();

    inference.remove().run();

    assertThat(told).containsExactly(new Explanation.Covered(2, 4), new Explanation.Covered(4, 4));
    assertThat(explanation.heatMapProperty().get()).isPresent();
    explanation.labelProperty().set(Optional.of(1));
    assertThat(explanation.coveredProperty().get()).as("another map begins").isEmpty();
  }

  private static Explanation.Subject subject() {
    return new Explanation.Subject(
        RgbImage.of(SIZE, SIZE, new byte[3 * SIZE * SIZE]),
        new Outcome(
            List.of(new ClassScore(0, "red", 0.9), new ClassScore(1, "green", 0.1)),
            0.5,
            0.3,
            new CroppedImage.Box(0, 0, SIZE, SIZE),
            Duration.ZERO,
            "colours",
            new Preprocessing(Preprocessing.Convention.OPENMMLAB, SIZE)));
  }
}
