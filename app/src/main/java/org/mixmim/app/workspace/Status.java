package org.mixmim.app.workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** What the status bar tells. Used on the JavaFX thread. */
public final class Status {
  private final ObjectProperty<ObservableValue<String>> lastRun =
      new SimpleObjectProperty<>(this, "lastRun", new SimpleStringProperty(""));

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
}
