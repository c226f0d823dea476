package org.mixmim.app.pixels;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Where panes look. Panes that share one camera zoom and pan together; places are shares of the
 * picture, so that panes and pictures of other sizes keep to the same spot.
 */
public final class PaneCamera {
  /** The farthest zoom in. */
  public static final double MAX_ZOOM = 64;

  /**
   * A view of the picture.
   *
   * @param zoom 1 fits the whole picture into the pane
   * @param centreX what lies in the pane's middle, 0 left to 1 right
   * @param centreY what lies in the pane's middle, 0 top to 1 bottom
   */
  public record View(double zoom, double centreX, double centreY) {
    /** The whole picture. */
    public static final View FIT = new View(1, 0.5, 0.5);

    /** Keeps the view on the picture. */
    public View {
      zoom = Math.clamp(zoom, 1, MAX_ZOOM);
      double margin = 0.5 / zoom;
      centreX = Math.clamp(centreX, margin, 1 - margin);
      centreY = Math.clamp(centreY, margin, 1 - margin);
    }
  }

  private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.FIT);

  private boolean grabbed;

  /** A camera that shows the whole picture. */
  public PaneCamera() {}

  /**
   * Lets the primary button pan rather than paint, as long as a key is held.
   *
   * @param grab whether it pans
   */
  public void grab(boolean grab) {
    grabbed = grab;
  }

  boolean grabbed() {
    return grabbed;
  }

  /**
   * The current view.
   *
   * @return the property
   */
  public ReadOnlyObjectProperty<View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /**
   * The current view.
   *
   * @return the view
   */
  public View view() {
    return view.get();
  }

  /**
   * Looks elsewhere.
   *
   * @param next the view
   */
  public void look(View next) {
    view.set(next);
  }

  /** Shows the whole picture. */
  public void fit() {
    look(View.FIT);
  }

  /**
   * Zooms while one place of the picture stays where it is on the screen.
   *
   * @param factor above 1 comes nearer
   * @param x the place, 0 left to 1 right
   * @param y the place, 0 top to 1 bottom
   */
  public void zoomAround(double factor, double x, double y) {
    View now = view();
    double zoom = Math.clamp(now.zoom() * factor, 1, MAX_ZOOM);
    double kept = now.zoom() / zoom;
    look(new View(zoom, x - (x - now.centreX()) * kept, y - (y - now.centreY()) * kept));
  }

  /**
   * Moves the view.
   *
   * @param x to the right, as a share of the picture
   * @param y down, as a share of the picture
   */
  public void pan(double x, double y) {
    look(new View(view().zoom(), view().centreX() + x, view().centreY() + y));
  }
}
