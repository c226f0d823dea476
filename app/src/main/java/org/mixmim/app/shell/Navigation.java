package org.mixmim.app.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;

/** Which of the views is shown. */
final class Navigation {
  private static final Setting<String> LAST = Setting.of("window.view", String.class, "");

  private final List<View> views;
  private final Settings settings;
  private final ReadOnlyObjectWrapper<View> current;

  Navigation(List<View> views, Settings settings) {
    this.views = List.copyOf(views);
    this.settings = settings;
    String last = settings.get(LAST);
    View first =
        views.stream()
            .filter(view -> view.id().equals(last))
            .findFirst()
            .orElseGet(views::getFirst);
    this.current = new ReadOnlyObjectWrapper<>(this, "current", first);
  }

  List<View> views() {
    return views;
  }

  View current() {
    return current.get();
  }

  ReadOnlyObjectProperty<View> currentProperty() {
    return current.getReadOnlyProperty();
  }

  void show(View view) {
    View left = current.get();
    if (left.equals(view)) {
      return;
    }
    left.hidden();
    settings.set(LAST, view.id());
    current.set(view);
    view.shown();
  }

  void show(String id) {
    views.stream().filter(view -> view.id().equals(id)).findFirst().ifPresent(this::show);
  }
}
