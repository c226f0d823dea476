package org.mixmim.app.history;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixmim.app.pixels.PixelFrame;

/**
 * Settled states, newest first, and which of them is shown.
 *
 * @param <S> the state
 */
public final class HistoryLog<S> {
  private static final int MOST = 60;

  private final BiPredicate<S, S> same;
  private final BiPredicate<S, S> alike;
  private final ObservableList<HistoryEntry<S>> entries = FXCollections.observableArrayList();

  /** One for all: a view listens to its list only as long as it is held itself. */
  private final ObservableList<HistoryEntry<S>> view =
      FXCollections.unmodifiableObservableList(entries);

  private final ReadOnlyObjectWrapper<Optional<HistoryEntry<S>>> current =
      new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());

  /**
   * Starts empty.
   *
   * @param same whether two states are one entry, because they differ only in how they are shown
   * @param alike whether two states are two entries only if one comes right after the other, so
   *     that looking back makes no new ones
   */
  public HistoryLog(BiPredicate<S, S> same, BiPredicate<S, S> alike) {
    this.same = same;
    this.alike = alike;
  }

  /**
   * The entries, newest first.
   *
   * @return a live view that cannot be changed
   */
  public ObservableList<HistoryEntry<S>> entries() {
    return view;
  }

  /**
   * The entry shown now, if its state is one of the log.
   *
   * @return the property
   */
  public ReadOnlyObjectProperty<Optional<HistoryEntry<S>>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /**
   * Notes a state that has settled; one that is there already only becomes the current one.
   *
   * @param state the state
   * @param pictures its thumbnails
   */
  public void settle(S state, List<PixelFrame> pictures) {
    look(state);
    boolean otherOfNewest =
        current.get().filter(entry -> entries.indexOf(entry) == 0).isPresent()
            && !same.test(entries.getFirst().state(), state);
    if (current.get().isEmpty() || otherOfNewest) {
      HistoryEntry<S> entry = new HistoryEntry<>(state, pictures);
      if (entries.size() == MOST) {
        entries.removeLast();
      }
      entries.addFirst(entry);
      current.set(Optional.of(entry));
    }
  }

  /**
   * Puts entries of earlier at the end, but for those that are there already.
   *
   * @param earlier the entries, newest first
   */
  public void restore(List<HistoryEntry<S>> earlier) {
    for (HistoryEntry<S> entry : earlier) {
      boolean there = entries.stream().anyMatch(e -> same.test(e.state(), entry.state()));
      if (!there && entries.size() < MOST) {
        entries.add(entry);
      }
    }
  }

  /**
   * Finds the entry of a state that is shown now.
   *
   * @param state the state
   */
  public void look(S state) {
    current.set(first(same, state).or(() -> first(alike, state)));
  }

  private Optional<HistoryEntry<S>> first(BiPredicate<S, S> by, S state) {
    return entries.stream().filter(entry -> by.test(entry.state(), state)).findFirst();
  }
}
