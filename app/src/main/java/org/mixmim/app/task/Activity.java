package org.mixmim.app.task;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableValue;

/** Work that goes on in the background now, as the window shows it. Used on the JavaFX thread. */
public final class Activity {
  private final ObservableValue<String> name;
  private final Runnable cancel;
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);

  Activity(ObservableValue<String> name, Runnable cancel) {
    this.name = name;
    this.cancel = cancel;
  }

  /**
   * What is being done.
   *
   * @return for example "Reconstructing"
   */
  public ObservableValue<String> name() {
    return name;
  }

  /**
   * How far it is: 0 to 1, or -1 while that is unknown. Back at 0 it has begun anew.
   *
   * @return the property
   */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  void setProgress(double value) {
    progress.set(value);
  }

  /** Asks it to stop; its result will not be delivered. */
  public void cancel() {
    cancel.run();
  }
}
