package org.mixmim.app.scroll;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A scroll pane that draws anew only what changed. JavaFX's own keeps a picture of all its content
 * and draws the whole of it again when a single label changes, which takes the software renderer
 * longer than the network's pictures.
 */
public class ScrollArea extends ScrollPane {
  /** Nothing to scroll yet. */
  public ScrollArea() {
    super();
  }

  /**
   * Scrolls over a node.
   *
   * @param content the node
   */
  public ScrollArea(Node content) {
    super(content);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    getChildren().forEach(part -> part.setCache(false));
    return skin;
  }
}
