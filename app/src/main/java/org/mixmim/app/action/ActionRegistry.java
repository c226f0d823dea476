package org.mixmim.app.action;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyEvent;

/** Every action of the window: menus, palette, shortcut sheet and keys are all read from here. */
public final class ActionRegistry {
  /**
   * An action and where it belongs.
   *
   * @param action the action
   * @param view the view it acts on; empty if it acts everywhere
   */
  public record Entry(Action action, Optional<String> view) {
    /**
     * Whether the action's keys work now.
     *
     * @param current the view shown
     * @return true if the action acts everywhere or on that view
     */
    public boolean within(String current) {
      return view.isEmpty() || view.get().equals(current);
    }
  }

  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  // One wrapper for good: a listener on a passing one would be collected with it.
  private final ObservableList<Entry> entriesView =
      FXCollections.unmodifiableObservableList(entries);

  /**
   * Adds actions that act everywhere.
   *
   * @param actions the actions
   */
  public void addGlobal(List<Action> actions) {
    actions.forEach(action -> add(new Entry(action, Optional.empty())));
  }

  /**
   * Adds a view's actions.
   *
   * @param view the view's id
   * @param actions its actions
   */
  public void addView(String view, List<Action> actions) {
    actions.forEach(action -> add(new Entry(action, Optional.of(view))));
  }

  private void add(Entry added) {
    for (Entry entry : entries) {
      if (entry.action().id().equals(added.action().id())) {
        throw new IllegalArgumentException("two actions are named " + added.action().id());
      }
      boolean together =
          entry.view().isEmpty() || added.view().isEmpty() || entry.view().equals(added.view());
      if (together
          && entry.action().keys().isPresent()
          && entry.action().keys().equals(added.action().keys())) {
        throw new IllegalArgumentException(
            entry.action().id() + " and " + added.action().id() + " share a shortcut");
      }
    }
    entries.add(added);
  }

  /**
   * All actions, in the order they were added.
   *
   * @return a live view that cannot be changed
   */
  public ObservableList<Entry> entries() {
    return entriesView;
  }

  /**
   * An action by name.
   *
   * @param id its name
   * @return the action, if there is one
   */
  public Optional<Action> find(String id) {
    return entries.stream().map(Entry::action).filter(action -> action.id().equals(id)).findFirst();
  }

  /**
   * The action that a key press asks for.
   *
   * @param pressed the key press
   * @param current the view shown
   * @return the action, enabled or not
   */
  public Optional<Action> of(KeyEvent pressed, String current) {
    return entries.stream()
        .filter(entry -> entry.within(current))
        .map(Entry::action)
        .filter(action -> action.keys().filter(keys -> keys.match(pressed)).isPresent())
        .findFirst();
  }
}
