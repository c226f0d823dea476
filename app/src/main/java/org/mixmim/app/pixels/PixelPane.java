package org.mixmim.app.pixels;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * A picture that zooms and pans with every pane of the same {@link PaneCamera} and lights up the
 * cell of the same {@link CellHover}. It is drawn by {@link PaneRenderer} at the screen's own
 * resolution, and only when something changed.
 *
 * <p>Scrolling zooms around the pointer; a drag with the middle button, or while {@link PaneCamera}
 * is grabbed, pans; a double click fits. With a grid, arrow keys walk over the cells.
 */
public final class PixelPane extends Region {
  /** A grid of cells over the picture. */
  private record Grid(int rows, int columns) {}

  private final PaneCamera camera;
  private final CellHover hover;
  private final ImageView view = new ImageView();
  private final HoverMark mark = new HoverMark();
  private final SimpleObjectProperty<PaneScene> shown =
      new SimpleObjectProperty<>(this, "shown", PaneScene.EMPTY);
  private final ReadOnlyBooleanWrapper walking = new ReadOnlyBooleanWrapper(this, "walking");
  private final SceneRedraw redraw = new SceneRedraw(this, this::redraw);
  private final ObservableValue<Number> renderScale =
      sceneProperty()
          .<Window>flatMap(scene -> scene.windowProperty())
          .<Number>flatMap(Window::renderScaleXProperty)
          .orElse(1);

  private Optional<Grid> grid = Optional.empty();
  private Optional<CellBrush> brush = Optional.empty();
  private Function<Cell, String> cellText = _ -> "";
  private Optional<PixelBuffer<IntBuffer>> buffer = Optional.empty();
  private int[] pixels = new int[0];
  private int redraws;

  /**
   * Makes an empty pane.
   *
   * @param camera where it looks
   * @param hover the cell it lights up
   */
  public PixelPane(PaneCamera camera, CellHover hover) {
    this.camera = camera;
    this.hover = hover;
    getStyleClass().add("pixel-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(48, 48);
    view.setManaged(false);
    view.setMouseTransparent(true);
    getChildren().add(view);
    new PanePointer(this).install();
    new PaneKeys(this).install();
    camera.viewProperty().subscribe(redraw::request);
    hover.cellProperty().subscribe(this::hoverChanged);
    // Told of values, not of every setting: most of what is set again is what is there already.
    shown.subscribe(_ -> redraw.request());
    renderScale.subscribe(redraw::request);
    widthProperty().subscribe(redraw::request);
    heightProperty().subscribe(redraw::request);
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                setWalking(false);
              }
            });
  }

  /**
   * What is shown; the view in it is replaced by the camera's.
   *
   * @return the property
   */
  public ObjectProperty<PaneScene> shownProperty() {
    return shown;
  }

  /**
   * Shows something else.
   *
   * @param scene what; its view is replaced by the camera's
   */
  public void show(PaneScene scene) {
    shown.set(scene);
  }

  /**
   * Lays a grid of cells over the picture: cells can be lit and walked over.
   *
   * @param rows cells down
   * @param columns cells across
   */
  public void setGrid(int rows, int columns) {
    Optional<Grid> asked = Optional.of(new Grid(rows, columns));
    if (!grid.equals(asked)) {
      grid = asked;
      setFocusTraversable(true);
      redraw.request();
    }
  }

  /**
   * Lets cells be painted.
   *
   * @param painter what painting does
   */
  public void setBrush(CellBrush painter) {
    brush = Optional.of(painter);
  }

  /**
   * Gives cells their words for screen readers.
   *
   * @param words for example "row 3, column 5, from B"
   */
  public void setCellText(Function<Cell, String> words) {
    cellText = words;
  }

  /**
   * Whether the keyboard walks over this pane's cells just now.
   *
   * @return the property
   */
  public ReadOnlyBooleanProperty walkingProperty() {
    return walking.getReadOnlyProperty();
  }

  /**
   * The cell at a point of the pane.
   *
   * @param x in the pane's coordinates
   * @param y in the pane's coordinates
   * @return the cell, if a grid is set and the picture is there
   */
  public Optional<Cell> cellAt(double x, double y) {
    double scale = scale();
    return grid.flatMap(
        g -> viewport().flatMap(v -> v.cellAt(x * scale, y * scale, g.rows(), g.columns())));
  }

  /**
   * How often the pane was drawn.
   *
   * @return a count that stands still while nothing changes
   */
  public int redraws() {
    return redraws;
  }

  /** Puts a node over the picture that places itself. */
  void add(Node node) {
    getChildren().add(node);
  }

  PaneCamera camera() {
    return camera;
  }

  CellHover hover() {
    return hover;
  }

  Optional<CellBrush> brush() {
    return brush;
  }

  int rows() {
    return grid.map(Grid::rows).orElse(0);
  }

  int columns() {
    return grid.map(Grid::columns).orElse(0);
  }

  void setWalking(boolean walks) {
    walking.set(walks);
    mark.strong(walks);
  }

  double scale() {
    return renderScale.getValue().doubleValue();
  }

  private int deviceWidth() {
    return (int) Math.round(getWidth() * scale());
  }

  private int deviceHeight() {
    return (int) Math.round(getHeight() * scale());
  }

  Optional<Viewport> viewport() {
    int width = deviceWidth();
    int height = deviceHeight();
    return width < 1 || height < 1
        ? Optional.empty()
        : shown
            .get()
            .frame()
            .map(f -> Viewport.of(width, height, f.width(), f.height(), camera.view()));
  }

  private void redraw() {
    int width = deviceWidth();
    int height = deviceHeight();
    if (width < 1 || height < 1) {
      return;
    }
    redraws++;
    if (buffer.isEmpty() && shown.get().frame().isEmpty()) {
      // Nothing yet, as in every pane at a start.
      return;
    }
    PixelBuffer<IntBuffer> target = bufferOf(width, height);
    PaneScene scene = shown.get().from(camera.view());
    int line = Math.max(1, (int) Math.round(scale()));
    target.updateBuffer(
        _ -> {
          PaneRenderer.render(scene, width, height, line, pixels);
          return null;
        });
    placeMark();
  }

  private PixelBuffer<IntBuffer> bufferOf(int width, int height) {
    PixelBuffer<IntBuffer> fitting =
        buffer
            .filter(b -> b.getWidth() == width && b.getHeight() == height)
            .orElseGet(
                () -> {
                  pixels = new int[width * height];
                  PixelBuffer<IntBuffer> fresh =
                      new PixelBuffer<>(
                          width,
                          height,
                          IntBuffer.wrap(pixels),
                          PixelFormat.getIntArgbPreInstance());
                  view.setImage(new WritableImage(fresh));
                  buffer = Optional.of(fresh);
                  return fresh;
                });
    view.setFitWidth(width / scale());
    view.setFitHeight(height / scale());
    return fitting;
  }

  private void hoverChanged() {
    placeMark();
    if (walking.get()) {
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  private void placeMark() {
    Optional<Viewport> viewport = viewport();
    Optional<Cell> cell = hover.cell().filter(c -> c.row() < rows() && c.column() < columns());
    if (viewport.isEmpty() || cell.isEmpty()) {
      mark.setVisible(false);
      return;
    }
    if (mark.getParent() == null) {
      // Right above the picture: whoever adds a handle later wants it in reach.
      getChildren().add(1, mark);
    }
    mark.place(viewport.get(), cell.get(), rows(), columns(), scale());
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    if (attribute == AccessibleAttribute.TEXT && walking.get() && hover.cell().isPresent()) {
      return cellText.apply(hover.cell().get());
    }
    return super.queryAccessibleAttribute(attribute, parameters);
  }

  /**
   * The pixels as they are on the screen.
   *
   * @return a copy, {@code 0xAARRGGBB} multiplied by the opacity, of the pane's device size
   */
  public List<int[]> pixelRows() {
    int width = Math.max(1, deviceWidth());
    return IntStream.range(0, pixels.length / width)
        .mapToObj(y -> Arrays.copyOfRange(pixels, y * width, (y + 1) * width))
        .toList();
  }
}
