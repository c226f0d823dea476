package org.mixmim.app.mix;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.task.Delay;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.MixedImage;
import org.mixmim.model.inference.Mixture;
import org.mixmim.model.inference.Prediction;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.inference.TrainingLoss;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.tensor.HostTensor;

/** Doubles for the view model's tests: photographs, a network that answers at once, a clock. */
final class MixSamples {
  static final int SIDE = 224;
  static final int GRID = 7;
  static final Preprocessing PREPROCESSING =
      new Preprocessing(Preprocessing.Convention.OFFICIAL, SIDE);

  /** What a mask that is rolled anew starts from. */
  static final long SEED = 7;

  private MixSamples() {}

  /** A view model on its own, whose clock a test turns. */
  static MixViewModel viewModel(Tasks tasks, Delay clock, Consumer<Problem> problems) {
    return new MixViewModel(
        new MixSurroundings(
            tasks,
            new SimpleStringProperty(),
            new SimpleStringProperty(),
            clock,
            () -> SEED,
            problems));
  }

  /** One for which nothing may go wrong. */
  static MixViewModel viewModel(Tasks tasks, Delay clock) {
    return viewModel(
        tasks,
        clock,
        problem -> {
          throw new AssertionError(problem.details());
        });
  }

  static MixPhoto photo(String name, int grey) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    Arrays.fill(rgb, (byte) grey);
    Photo photo = PhotoReader.of(name, RgbImage.of(SIDE, SIDE, rgb));
    return MixPhoto.prepare(photo, PREPROCESSING);
  }

  /** A network that predicts zeros and notes what it was asked. */
  static final class NoteModel implements MixModel {
    final List<ReconstructionRequest> asked = new ArrayList<>();
    final AtomicInteger hashed = new AtomicInteger();
    private final boolean normalised;

    private final String name;

    NoteModel(boolean normalised) {
      this("note", normalised);
    }

    NoteModel(String name, boolean normalised) {
      this.name = name;
      this.normalised = normalised;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String sha256() {
      hashed.incrementAndGet();
      return "0";
    }

    @Override
    public Provenance.Model provenance() {
      return new Provenance.Model(name(), sha256(), Optional.empty());
    }

    @Override
    public Preprocessing preprocessing() {
      return PREPROCESSING;
    }

    @Override
    public int grid() {
      return GRID;
    }

    @Override
    public boolean normalisedPixels() {
      return normalised;
    }

    @Override
    public Reconstruction reconstruct(ReconstructionRequest request, RunControl control) {
      if (control.cancelled()) {
        throw new CancellationException();
      }
      asked.add(request);
      List<Mixture> mixtures = new ArrayList<>();
      CellMask mask = request.mask();
      mixtures.add(
          new Mixture(
              MixedImage.mix(request.a(), request.b(), mask),
              prediction(mask),
              prediction(mask.inverted())));
      if (request.bothMixtures()) {
        mixtures.add(
            new Mixture(
                MixedImage.mix(request.b(), request.a(), mask),
                prediction(mask.inverted()),
                prediction(mask)));
      }
      return new Reconstruction(
          request,
          mixtures,
          request.bothMixtures() ? Optional.of(new TrainingLoss(1, 2)) : Optional.empty(),
          Duration.ofMillis(1));
    }

    private Prediction prediction(CellMask hidden) {
      int numbers = 3 * (SIDE / GRID) * (SIDE / GRID);
      HostTensor zeros = HostTensor.of(new float[GRID * GRID * numbers], GRID * GRID, numbers);
      return new Prediction(zeros, hidden, normalised);
    }
  }

  /** A clock that a test turns. */
  static final class HandClock implements Delay {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    @Override
    public void restart(Runnable step) {
      steps.clear();
      steps.add(step);
    }

    @Override
    public void stop() {
      steps.clear();
    }

    /** Lets the moment pass; whether something was waiting for it. */
    boolean pass() {
      Optional<Runnable> step = Optional.ofNullable(steps.poll());
      step.ifPresent(Runnable::run);
      return step.isPresent();
    }
  }
}
