package org.mixmim.app.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.Gesture;
import org.mixmim.app.session.SessionFiles;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.shell.UndoStack;
import org.mixmim.app.shell.View;
import org.mixmim.app.task.Countdown;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.zoo.ModelTask;
import org.mixmim.model.zoo.SamplePhotos;

/** Two photographs in, mixture and both reconstructions out. */
public final class MixView implements View {
  private static final Setting<Boolean> HINT = Setting.of("mix.first-hint", Boolean.class, true);
  private static final Duration QUIET = Duration.millis(350);
  private static final int SEEDS = 10_000;

  private final Workbench workbench;
  private final Wording words;
  private final MixViewModel model;
  private final MixPanes panes;
  private final MixSessions sessions;
  private final Arrivals arrivals = new Arrivals();
  private final PhotoInput input;
  private final MaskFileActions maskFiles;
  private final MixExport export;
  private final ModelSlot slot;
  private final Countdown remembering = new Countdown(QUIET);
  private Optional<MixContent> content = Optional.empty();
  private Optional<SpaceHold> space = Optional.empty();

  /**
   * Makes the view.
   *
   * @param workbench what the views share
   */
  public MixView(Workbench workbench) {
    this.workbench = workbench;
    words = new Wording(workbench.messages(), workbench.models());
    model =
        new MixViewModel(
            new MixSurroundings(
                workbench.tasks(),
                words.text("working.reconstruct"),
                words.text("working.prepare"),
                new Countdown(QUIET),
                () -> RandomGenerator.getDefault().nextInt(SEEDS),
                problem -> workbench.banners().show(problem)));
    panes = new MixPanes(model, words);
    sessions = new MixSessions(model, words, workbench, arrivals);
    input = new PhotoInput(model, words, workbench, arrivals, sessions::open);
    maskFiles = new MaskFileActions(model, words, workbench);
    export = new MixExport(model, words, workbench, panes);
    slot = workbench.models().slot(ModelTask.RECONSTRUCT);
    slot.modelProperty()
        .subscribe(
            handle -> model.modelProperty().set(handle.map(h -> new LoadedMixModel(h.model()))));
    model.stateProperty().subscribe(_ -> remembering.restart(sessions::remember));
    model.resultProperty().subscribe(result -> result.ifPresent(this::tell));
  }

  private void tell(MixResult result) {
    if (result.figures().isPresent()) {
      long millis = result.reconstruction().elapsed().toMillis();
      workbench.status().lastRunProperty().set(words.text("done.reconstruct", millis));
    }
  }

  /**
   * Says who classifies originals, mixture and reconstructions.
   *
   * @param classifier takes the pictures
   */
  public void onClassify(Consumer<List<Photo>> classifier) {
    export.onClassify(classifier);
  }

  @Override
  public String id() {
    return "mix";
  }

  @Override
  public ObservableValue<String> title() {
    return words.text("title");
  }

  @Override
  public Ikon icon() {
    return Feather.GRID;
  }

  @Override
  public Optional<ModelTask> modelTask() {
    return Optional.of(ModelTask.RECONSTRUCT);
  }

  @Override
  public Node content() {
    if (content.isEmpty()) {
      content = Optional.of(build());
      sessions.restore(
          () -> input.startWith(SamplePhotos.pairs().getFirst()),
          new MixHistory(model, words, workbench, sessions)::restore);
      arrivals.startsHaveBegun();
    }
    return content.get();
  }

  private MixContent build() {
    BooleanProperty hint = new SimpleBooleanProperty(this, "hint");
    ObjectProperty<Boolean> remembered = workbench.settings().property(HINT);
    hint.set(remembered.get());
    hint.subscribe(remembered::set);
    input.onOwnPhoto(() -> hint.set(false));
    MixContent made =
        new MixContent(
            new MixCards(model, words, panes, input, arrivals, workbench.paint()),
            new HistoryBar(model, words, panes, hint, workbench.paint()),
            new MaskSection(model, words, maskFiles),
            new DisplaySection(model, words),
            new ExperimentSection(model, words),
            new FiguresSection(model, words),
            workbench.paint());
    new PaneMenus(panes, words, input, export, workbench.banners()::show).install();
    space = Optional.of(new SpaceHold(made, panes.holdingProperty()));
    return made;
  }

  @Override
  public void shown() {
    // Not the first button: Space would press it instead of showing the originals.
    Platform.runLater(panes.pane(MixPanes.Place.MIXED)::requestFocus);
    space.ifPresent(hold -> hold.activate(true));
  }

  @Override
  public void hidden() {
    space.ifPresent(hold -> hold.activate(false));
  }

  /** What is not remembered yet is remembered now. */
  @Override
  public void closing() {
    remembering.stop();
    sessions.remember();
    model.close();
  }

  @Override
  public List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    actions.addAll(new MixActions(model, words, input, maskFiles, sessions, panes.camera()).all());
    actions.addAll(export.actions());
    return actions;
  }

  @Override
  public List<Gesture> gestures() {
    return MixGestures.all(words);
  }

  @Override
  public Optional<UndoStack> undoStack() {
    return Optional.of(new MixUndo(model.undo()));
  }

  @Override
  public void escaped() {
    panes.comparedProperty().set(Optional.empty());
  }

  @Override
  public boolean owns(Path file) {
    return SessionFiles.isSession(file);
  }

  @Override
  public boolean drop(List<Path> files) {
    return input.drop(files, Optional.empty());
  }

  @Override
  public boolean paste(Clipboard clipboard) {
    return input.paste(clipboard, panes.focusedPhoto());
  }
}
