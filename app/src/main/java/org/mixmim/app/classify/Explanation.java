package org.mixmim.app.classify;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.task.LatestOnly;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.TaskControl;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.RunControl;

/**
 * Which regions of the picture shown matter for one of its classes, if that is wanted. Used on the
 * JavaFX thread.
 */
final class Explanation {
  private final ObservableValue<Optional<PictureClassifier>> classifier;
  private final Supplier<Optional<Subject>> subject;
  private final Tasks tasks;
  private final LatestOnly<HeatMap> explaining;
  private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
  private final ObjectProperty<Optional<Integer>> label =
      new SimpleObjectProperty<>(this, "label", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<HeatMap>> heatMap =
      new ReadOnlyObjectWrapper<>(this, "heatMap", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Covered>> covered =
      new ReadOnlyObjectWrapper<>(this, "covered", Optional.empty());
  private final BooleanBinding missing;

  /** Whether there is a picture that a map could be of. */
  private final BooleanProperty possible = new SimpleBooleanProperty(this, "possible");

  /**
   * What can be explained.
   *
   * @param square what the network saw
   * @param outcome what it said, with the classes that are listed
   */
  record Subject(RgbImage square, Outcome outcome) {}

  /**
   * How far a map is that is being made.
   *
   * @param cells that were covered
   * @param of how many
   */
  record Covered(int cells, int of) {}

  Explanation(
      Tasks tasks,
      ObservableValue<String> name,
      ObservableValue<Optional<PictureClassifier>> classifier,
      Supplier<Optional<Subject>> subject,
      Consumer<Problem> onProblem) {
    this.tasks = tasks;
    this.classifier = classifier;
    this.subject = subject;
    explaining =
        tasks.latestOnly(
            Tasks.Lane.INFERENCE, name, map -> heatMap.set(Optional.of(map)), onProblem);
    missing =
        Bindings.createBooleanBinding(
            () ->
                wanted.get()
                    && possible.get()
                    && heatMap.get().isEmpty()
                    && !explaining.busyProperty().get(),
            wanted,
            possible,
            heatMap,
            explaining.busyProperty());
    wanted.addListener((_, _, _) -> refresh());
    label.addListener((_, _, _) -> refresh());
  }

  /** Explains what is shown now, if that is wanted. */
  void refresh() {
    Optional<Subject> now = subject.get();
    Optional<PictureClassifier> model = classifier.getValue();
    possible.set(now.isPresent() && model.isPresent());
    if (!wanted.get() || now.isEmpty() || model.isEmpty()) {
      explaining.cancel();
      heatMap.set(Optional.empty());
      return;
    }
    explain(now.get(), model.get());
  }

  private void explain(Subject now, PictureClassifier model) {
    int explained =
        label
            .get()
            .filter(one -> now.outcome().top().stream().anyMatch(s -> s.label() == one))
            .orElse(now.outcome().best().label());
    covered.set(Optional.empty());
    explaining.submit(
        control ->
            new HeatMap(explained, model.occlusion(now.square(), explained, counting(control))));
  }

  /** The network tells after each row of cells; of what nobody waits for, nothing is told. */
  private RunControl counting(TaskControl control) {
    return new RunControl() {
      @Override
      public void progress(int rows, int grid) {
        control.progress(rows, grid);
        Covered now = new Covered(rows * grid, grid * grid);
        tasks.deliver(
            () -> {
              if (!control.cancelled()) {
                covered.set(Optional.of(now));
              }
            });
      }

      @Override
      public boolean cancelled() {
        return control.cancelled();
      }
    };
  }

  /** Takes the map away, because another picture comes. */
  void clear() {
    possible.set(false);
    heatMap.set(Optional.empty());
    explaining.cancel();
  }

  /** Explains nothing any more until it is wanted again. */
  void reset() {
    wanted.set(false);
    label.set(Optional.empty());
  }

  /** Whether a heat map is wanted. */
  BooleanProperty wantedProperty() {
    return wanted;
  }

  /** The class that it is about; empty for the best one. */
  ObjectProperty<Optional<Integer>> labelProperty() {
    return label;
  }

  ReadOnlyObjectProperty<Optional<HeatMap>> heatMapProperty() {
    return heatMap.getReadOnlyProperty();
  }

  /** How far the map is, from its first row of cells on. */
  ReadOnlyObjectProperty<Optional<Covered>> coveredProperty() {
    return covered.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return explaining.busyProperty();
  }

  /** Whether a map is wanted that nobody makes, because Esc has stopped it. */
  BooleanBinding missing() {
    return missing;
  }
}
