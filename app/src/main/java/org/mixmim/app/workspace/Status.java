package org.mixmim.app.workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What the status bar tells. Used on the JavaFX thread. */
public final class Status {
  private final ObjectProperty<ObservableValue<String>> lastRun =
      new SimpleObjectProperty<>(this, "lastRun", new SimpleStringProperty(""));
  private final StringProperty precision = new SimpleStringProperty(this, "precision", "float32");

  /** Starts with nothing run. */
  public Status() {}

  /**
   * What ran last and how long it took.
   *
   * @return for example "Reconstructed in 31 ms"; empty at first
   */
  public ObjectProperty<ObservableValue<String>> lastRunProperty() {
    return lastRun;
  }

  /**
   * The number format in which networks run.
   *
   * @return for example {@code float32}
   */
  public StringProperty precisionProperty() {
    return precision;
  }
}
