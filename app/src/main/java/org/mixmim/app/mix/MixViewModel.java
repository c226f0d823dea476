package org.mixmim.app.mix;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mixmim.app.history.HistoryLog;
import org.mixmim.app.history.UndoHistory;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.task.LatestOnly;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.MixedImage;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.mask.CellMask;

/**
 * State and intents of the Mix view, without a control. A change of the mask shows the mixture at
 * once and asks for reconstructions; of several asked in a row only the newest is delivered. Used
 * on the JavaFX thread.
 */
final class MixViewModel {
  /** What the network sees while no model is there yet: as the one that comes with the program. */
  static final Preprocessing UNTIL_LOADED =
      new Preprocessing(Preprocessing.Convention.OFFICIAL, 224);

  private static final int GRID_UNTIL_LOADED = 7;

  private final MixSurroundings around;
  private final UndoHistory<MixState> undo = new UndoHistory<>(MixState.initial(GRID_UNTIL_LOADED));
  private final HistoryLog<MixMoment> log = new HistoryLog<>(MixMoment::same, MixMoment::alike);
  private final ObjectProperty<Optional<MixModel>> model =
      new SimpleObjectProperty<>(this, "model", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RgbImage>> mixed =
      new ReadOnlyObjectWrapper<>(this, "mixed", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<MixResult>> result =
      new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PairFigures>> figures =
      new ReadOnlyObjectWrapper<>(this, "figures", Optional.empty());
  private final MixPipeline pipeline = new MixPipeline();
  private final LatestOnly<MixResult> reconstructions;
  private final PhotoCuts cuts;
  private Optional<MixQuery> asked = Optional.empty();
  private boolean strokeFromB;
  private boolean closed;

  MixViewModel(MixSurroundings around) {
    this.around = around;
    reconstructions =
        around
            .tasks()
            .latestOnly(Tasks.Lane.INFERENCE, around.reconstructing(), this::deliver, this::failed);
    cuts =
        new PhotoCuts(around.tasks(), around.preparing(), this::replacePhotos, this::failedToCut);
    undo.presentProperty().subscribe(this::refresh);
    model.subscribe(this::refresh);
  }

  ReadOnlyObjectProperty<MixState> stateProperty() {
    return undo.presentProperty();
  }

  MixState state() {
    return undo.present();
  }

  /** The model; setting it reconstructs with it. */
  ObjectProperty<Optional<MixModel>> modelProperty() {
    return model;
  }

  /** The mixture, up to date with the state; empty until both photographs are there. */
  ReadOnlyObjectProperty<Optional<RgbImage>> mixedProperty() {
    return mixed.getReadOnlyProperty();
  }

  /**
   * The newest reconstructions; behind the state while {@link #busyProperty}. Each is set twice,
   * the second time with its figures.
   */
  ReadOnlyObjectProperty<Optional<MixResult>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** The newest figures; behind the result for a moment. */
  ReadOnlyObjectProperty<Optional<PairFigures>> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return reconstructions.busyProperty();
  }

  UndoHistory<MixState> undo() {
    return undo;
  }

  HistoryLog<MixMoment> log() {
    return log;
  }

  /** The result, unless the state has moved on since. */
  Optional<MixResult> current() {
    return result.get().filter(r -> asked.filter(q -> q.sameInput(r.query())).isPresent());
  }

  /** The result, as long as it is what its pictures show or about to be replaced. */
  Optional<MixResult> standing() {
    return busyProperty().get() ? result.get() : current();
  }

  /** The figures of {@link #standing}, or those before until its own are there. */
  Optional<PairFigures> standingFigures() {
    return busyProperty().get() ? figures.get() : current().flatMap(MixResult::figures);
  }

  Preprocessing preprocessing() {
    return model.get().map(MixModel::preprocessing).orElse(UNTIL_LOADED);
  }

  // Photographs.

  void setPhoto(Side side, MixPhoto photo) {
    undo.change(state().withPhoto(side, photo));
  }

  void setPhotos(MixPhoto a, MixPhoto b) {
    undo.change(state().withPhotos(Optional.of(a), Optional.of(b)));
  }

  void swap() {
    undo.change(state().withPhotos(state().b(), state().a()));
  }

  // The mask.

  /** Starts a stroke that gives cells to B, or back to A. */
  void startStroke(Cell cell, boolean fromB) {
    strokeFromB = fromB;
    strokeOver(cell);
  }

  void strokeOver(Cell cell) {
    CellMask mask = state().mask().with(cell.row(), cell.column(), inMask(strokeFromB));
    if (!mask.equals(state().mask())) {
      undo.changeWithin(state().withMask(mask, MaskOrigin.PAINTED));
    }
  }

  void endStroke() {
    undo.endGesture();
  }

  void toggle(Cell cell) {
    CellMask mask = state().mask();
    boolean before = mask.get(cell.row(), cell.column());
    changeMask(mask.with(cell.row(), cell.column(), !before));
  }

  /** Whether a cell of the shown mixture comes from B. */
  boolean fromB(Cell cell) {
    return inMask(state().mask().get(cell.row(), cell.column()));
  }

  /** In the second mixture the mask's cells are A's, so that B's are the others. */
  private boolean inMask(boolean fromB) {
    return fromB == (state().options().mixture() == Side.A);
  }

  void changeMask(CellMask mask) {
    undo.change(state().withMask(mask, MaskOrigin.PAINTED));
  }

  void invert() {
    changeMask(state().mask().inverted());
  }

  void clear() {
    changeMask(CellMask.empty(state().mask().rows(), state().mask().columns()));
  }

  void setPattern(MaskOrigin rule) {
    undo.change(state().withPattern(rule, state().ratio(), state().seed()));
  }

  /** Follows a slider; the whole drag is one step until {@link #endStroke}. */
  void dragCount(int cells) {
    undo.changeWithin(state().withCount(cells));
  }

  void setCount(int cells) {
    undo.change(state().towardsCount(cells));
  }

  void setSeed(long seed) {
    MaskOrigin rule = state().origin().drawn() ? state().origin() : MaskOrigin.RANDOM;
    undo.change(state().withPattern(rule, state().ratio(), seed));
  }

  void reroll() {
    setSeed(around.seeds().getAsLong());
  }

  // Everything else.

  void changeOptions(UnaryOperator<MixOptions> change) {
    undo.change(state().withOptions(change.apply(state().options())));
  }

  void recall(MixMoment moment) {
    MixState earlier = moment.state();
    undo.change(
        earlier.withOptions(state().options().withExperiment(earlier.options().experiment())));
  }

  void restore(MixState state) {
    undo.change(state);
  }

  /** What a start brings is not the user's doing, and taking it back would leave nothing. */
  void begin(MixState state) {
    undo.amend(state);
  }

  /** Asks once more for what was stopped. */
  void again() {
    cuts.retry();
    refresh();
  }

  // From the state to the screen.

  private void refresh() {
    MixState state = state();
    if (!fitsModel(state)) {
      // What is shown is of another state, until this one fits.
      around.settling().stop();
      asked = Optional.empty();
      fitModel(state);
      return;
    }
    log.look(moment());
    if (state.a().isEmpty() || state.b().isEmpty()) {
      showNothing();
      return;
    }
    RgbImage a = state.a().get().square();
    RgbImage b = state.b().get().square();
    boolean second = state.options().mixture() == Side.B;
    mixed.set(
        Optional.of(
            second ? MixedImage.mix(b, a, state.mask()) : MixedImage.mix(a, b, state.mask())));
    model
        .get()
        .ifPresent(
            network ->
                ask(
                    MixQuery.of(
                        network,
                        new ReconstructionRequest(
                            a,
                            b,
                            state.mask(),
                            state.options().bothMixtures(),
                            state.options().experiment()),
                        state.options())));
  }

  private void showNothing() {
    around.settling().stop();
    mixed.set(Optional.empty());
    result.set(Optional.empty());
    figures.set(Optional.empty());
    asked = Optional.empty();
    reconstructions.cancel();
  }

  /** The pictures before are of other photographs, or of another way to cut them. */
  private void failedToCut(Problem problem) {
    showNothing();
    around.problems().accept(problem);
  }

  private boolean fitsModel(MixState state) {
    return state.mask().rows() == grid(state)
        && state.mask().columns() == grid(state)
        && cuts.fit(photos(state), preprocessing());
  }

  /** Brings grid and squares in line with the model; the new state refreshes again. */
  private void fitModel(MixState state) {
    MixState onGrid = state.onGrid(grid(state));
    if (onGrid.equals(state)) {
      cuts.cut(photos(state), preprocessing());
    } else {
      undo.amend(onGrid);
    }
  }

  private int grid(MixState state) {
    return model.get().map(MixModel::grid).orElse(state.mask().rows());
  }

  private static List<MixPhoto> photos(MixState state) {
    return Stream.concat(state.a().stream(), state.b().stream()).toList();
  }

  private void replacePhotos(List<MixPhoto> prepared) {
    undo.amend(
        state()
            .withPhotos(
                state().a().map(photo -> prepared(photo, prepared)),
                state().b().map(photo -> prepared(photo, prepared))));
  }

  private static MixPhoto prepared(MixPhoto photo, List<MixPhoto> prepared) {
    return prepared.stream()
        .filter(other -> other.photo().equals(photo.photo()))
        .findFirst()
        .orElse(photo);
  }

  /** Asks anew, too, for what was asked before but stopped. */
  private void ask(MixQuery query) {
    boolean underWay = busyProperty().get() || current().isPresent();
    if (!underWay || !asked.equals(Optional.of(query))) {
      asked = Optional.of(query);
      around.settling().stop();
      submit(query);
    }
  }

  private void submit(MixQuery query) {
    if (closed) {
      return;
    }
    reconstructions.submit((control, early) -> pipeline.answer(query, control, early));
  }

  private void deliver(MixResult fresh) {
    if (closed) {
      return;
    }
    result.set(Optional.of(fresh));
    if (fresh.figures().isPresent()) {
      figures.set(fresh.figures());
      around.settling().restart(() -> settle(fresh));
    }
  }

  /** After a moment without a change: the loss needs the second mixture, the history a note. */
  private void settle(MixResult settled) {
    log.settle(
        moment(),
        List.of(
            PixelFrame.of(settled.shown().input()),
            PixelFrame.of(settled.pictureA()),
            PixelFrame.of(settled.pictureB())));
    MixQuery query = settled.query();
    if (settled.reconstruction().loss().isEmpty() && query.request().experiment().isStandard()) {
      submit(query.withBothMixtures());
    }
  }

  /** What is shown, as the history knows it. */
  MixMoment moment() {
    return new MixMoment(state(), model.get().map(MixModel::name));
  }

  private void failed(Problem problem) {
    asked = Optional.empty();
    around.problems().accept(problem);
  }

  /** Ends the work for good: the window is gone, and its threads end. */
  void close() {
    closed = true;
    cancel();
  }

  /** Stops what is being computed; the pictures stay as they are. */
  void cancel() {
    around.settling().stop();
    reconstructions.cancel();
  }
}
