package org.mixmim.app.shell;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.Parent;

/** A view whose controls are made when it is first shown, and stay. */
public abstract class LazyView implements View {
  private Optional<Parent> content = Optional.empty();

  /** For views. */
  protected LazyView() {}

  @Override
  public final Parent content() {
    if (content.isEmpty()) {
      Parent made = build();
      made.getStylesheets()
          .add(
              Objects.requireNonNull(getClass().getResource(id() + ".css"), id()).toExternalForm());
      made.getStyleClass().add(id());
      content = Optional.of(made);
    }
    return content.get();
  }

  /**
   * Makes the controls; called once.
   *
   * @return the view's root, which gets the style class and the stylesheet that are called like the
   *     view
   */
  protected abstract Parent build();
}
