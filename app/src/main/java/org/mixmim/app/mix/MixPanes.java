package org.mixmim.app.mix;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.mixmim.app.export.FigureDesign.Content;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.pixels.CellBrush;
import org.mixmim.app.pixels.CellHover;
import org.mixmim.app.pixels.Overlay;
import org.mixmim.app.pixels.PaneCamera;
import org.mixmim.app.pixels.PaneScene;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.app.pixels.Sampling;
import org.mixmim.app.pixels.WipeHandle;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;

/** The six panes, kept in line with the view model. */
final class MixPanes {
  /** The panes, in reading order. */
  enum Place {
    PHOTO_A(Content.IMAGE_A),
    MIXED(Content.MIXED),
    PHOTO_B(Content.IMAGE_B),
    RECONSTRUCTION_A(Content.RECONSTRUCTION_A),
    ERROR(Content.ERROR),
    RECONSTRUCTION_B(Content.RECONSTRUCTION_B);

    private final Content content;

    Place(Content content) {
      this.content = content;
    }

    /** What a picture file of this pane holds. */
    Content content() {
      return content;
    }
  }

  private final MixViewModel model;
  private final PaneCamera camera = new PaneCamera();
  private final CellHover hover = new CellHover();
  private final Map<Place, PixelPane> panes = new EnumMap<>(Place.class);
  private final Map<Place, FrameCache> frames = new EnumMap<>(Place.class);
  private final Map<Place, FrameCache> originals = new EnumMap<>(Place.class);
  private final BooleanProperty holding = new SimpleBooleanProperty(this, "holding");
  private final ObjectProperty<Optional<HistoryEntry<MixMoment>>> compared =
      new SimpleObjectProperty<>(this, "compared", Optional.empty());
  private final DoubleProperty wipe = new SimpleDoubleProperty(this, "wipe", 0.5);
  private final ErrorFrames errors = new ErrorFrames();

  MixPanes(MixViewModel model, Wording words) {
    this.model = model;
    for (Place place : Place.values()) {
      PixelPane pane = new PixelPane(camera, hover);
      pane.setId("pane-" + place.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      pane.setCellText(cell -> words.cell(cell, model.fromB(cell)));
      panes.put(place, pane);
      frames.put(place, new FrameCache());
      originals.put(place, new FrameCache());
    }
    pane(Place.MIXED).setBrush(new MaskBrush(model));
    model.stateProperty().subscribe(_ -> update());
    model.mixedProperty().subscribe(_ -> update());
    model.resultProperty().subscribe(_ -> update());
    holding.subscribe(
        held -> {
          camera.grab(held);
          update();
        });
    compared.subscribe(_ -> update());
    wipe.subscribe(_ -> update());
    panes.forEach(
        (place, pane) -> {
          if (hasEarlier(place)) {
            new WipeHandle(pane, wipe, compared.map(Optional::isPresent), words::percent)
                .accessibleTextProperty()
                .bind(words.text("compare.line"));
          }
        });
  }

  PixelPane pane(Place place) {
    return Objects.requireNonNull(panes.get(place));
  }

  /** The pane that has the keyboard, or a handle on it has, or else the mixture. */
  Place focused() {
    return Arrays.stream(Place.values())
        .filter(place -> pane(place).isFocusWithin())
        .findFirst()
        .orElse(Place.MIXED);
  }

  /** The photograph whose pane has the keyboard. */
  Optional<Side> focusedPhoto() {
    return switch (focused()) {
      case PHOTO_A -> Optional.of(Side.A);
      case PHOTO_B -> Optional.of(Side.B);
      case MIXED, RECONSTRUCTION_A, ERROR, RECONSTRUCTION_B -> Optional.empty();
    };
  }

  /**
   * Whether a drag takes the picture out of the window: with Ctrl or Cmd held always, without only
   * where it neither paints nor pans.
   */
  boolean leaves(Place place, MouseEvent drag) {
    boolean idle = place != Place.MIXED && camera.view().zoom() <= 1 && !holding.get();
    return drag.isShortcutDown() || idle;
  }

  PaneCamera camera() {
    return camera;
  }

  CellHover hover() {
    return hover;
  }

  /** Whether the photographs are held over their reconstructions. */
  BooleanProperty holdingProperty() {
    return holding;
  }

  /** A state of the history that lies over the left half of what is shown now. */
  ObjectProperty<Optional<HistoryEntry<MixMoment>>> comparedProperty() {
    return compared;
  }

  /** Two rows of three that fill all the room there is. */
  static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("pane-grid");
    for (int column = 0; column < 3; column++) {
      ColumnConstraints third = new ColumnConstraints();
      third.setPercentWidth(100.0 / 3);
      third.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(third);
    }
    for (int row = 0; row < 2; row++) {
      RowConstraints half = new RowConstraints();
      half.setPercentHeight(50);
      half.setVgrow(Priority.ALWAYS);
      grid.getRowConstraints().add(half);
    }
    grid.setMinSize(0, 0);
    return grid;
  }

  /** Puts the cards into the grid, in reading order. */
  static void place(List<PaneCard> cards, GridPane grid) {
    for (int i = 0; i < cards.size(); i++) {
      grid.add(cards.get(i), i % 3, i / 3);
    }
  }

  /** The picture of a pane as it is shown, if there is one. */
  Optional<RgbImage> picture(Place place) {
    MixState state = model.state();
    return switch (place) {
      case PHOTO_A -> state.a().map(MixPhoto::square);
      case PHOTO_B -> state.b().map(MixPhoto::square);
      case MIXED -> model.mixedProperty().get();
      case RECONSTRUCTION_A -> model.resultProperty().get().map(MixResult::pictureA);
      case RECONSTRUCTION_B -> model.resultProperty().get().map(MixResult::pictureB);
      case ERROR ->
          model
              .resultProperty()
              .get()
              .map(r -> errors.of(r.error(), state.options().errorColours()));
    };
  }

  private Optional<PixelFrame> frame(Place place) {
    return picture(place).map(image -> cache(frames, place).of(image));
  }

  private static FrameCache cache(Map<Place, FrameCache> caches, Place place) {
    return Objects.requireNonNull(caches.get(place));
  }

  private void update() {
    MixState state = model.state();
    CellMask mask = state.mask();
    Sampling sampling = state.options().sampling();
    panes.forEach(
        (place, pane) -> {
          pane.setGrid(mask.rows(), mask.columns());
          pane.show(
              frame(place)
                  .map(frame -> second(place, PaneScene.of(frame, sampling)))
                  .orElse(PaneScene.EMPTY)
                  .with(overlays(place, state)));
        });
  }

  private PaneScene second(Place place, PaneScene scene) {
    Optional<PixelFrame> original =
        switch (place) {
          case RECONSTRUCTION_A -> original(place, Side.A);
          case RECONSTRUCTION_B -> original(place, Side.B);
          default -> Optional.empty();
        };
    if (holding.get() && original.isPresent()) {
      return scene.wiped(original.get(), 1);
    }
    Optional<PixelFrame> earlier = compared.get().flatMap(entry -> earlier(place, entry));
    return earlier.map(frame -> scene.wiped(frame, wipe.get())).orElse(scene);
  }

  private Optional<PixelFrame> original(Place place, Side side) {
    return model.state().photo(side).map(photo -> cache(originals, place).of(photo.square()));
  }

  private static boolean hasEarlier(Place place) {
    return switch (place) {
      case MIXED, RECONSTRUCTION_A, RECONSTRUCTION_B -> true;
      case PHOTO_A, PHOTO_B, ERROR -> false;
    };
  }

  private static Optional<PixelFrame> earlier(Place place, HistoryEntry<MixMoment> entry) {
    return switch (place) {
      case MIXED -> Optional.of(entry.pictures().get(0));
      case RECONSTRUCTION_A -> Optional.of(entry.pictures().get(1));
      case RECONSTRUCTION_B -> Optional.of(entry.pictures().get(2));
      case PHOTO_A, PHOTO_B, ERROR -> Optional.empty();
    };
  }

  private static List<Overlay> overlays(Place place, MixState state) {
    if (place != Place.MIXED || !state.options().grid()) {
      return List.of();
    }
    CellMask mask = state.mask();
    CellMask fromB = state.options().mixture() == Side.A ? mask : mask.inverted();
    return List.of(new Overlay.Cells(mask.rows(), mask.columns(), true, Optional.of(fromB)));
  }

  /** Paints B in, or A back. */
  private record MaskBrush(MixViewModel model) implements CellBrush {
    @Override
    public boolean start(Cell cell, boolean erase) {
      boolean before = model.fromB(cell);
      model.startStroke(cell, !erase);
      return model.fromB(cell) != before;
    }

    @Override
    public void over(Cell cell) {
      model.strokeOver(cell);
    }

    @Override
    public void finish() {
      model.endStroke();
    }

    @Override
    public void toggle(Cell cell) {
      model.toggle(cell);
    }
  }
}
