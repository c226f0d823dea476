package org.mixmim.app.pixels;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The cell under the pointer or the keyboard's cursor, lit up in every pane that shares this. */
public final class CellHover {
  private final ReadOnlyObjectWrapper<Optional<Cell>> cell =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** No cell is lit. */
  public CellHover() {}

  /**
   * The lit cell.
   *
   * @return the property
   */
  public ReadOnlyObjectProperty<Optional<Cell>> cellProperty() {
    return cell.getReadOnlyProperty();
  }

  /**
   * The lit cell.
   *
   * @return the cell, if any
   */
  public Optional<Cell> cell() {
    return cell.get();
  }

  /**
   * Lights a cell up.
   *
   * @param next the cell
   */
  public void light(Cell next) {
    if (!cell().equals(Optional.of(next))) {
      cell.set(Optional.of(next));
    }
  }

  /** Lights no cell. */
  public void clear() {
    if (cell().isPresent()) {
      cell.set(Optional.empty());
    }
  }
}
