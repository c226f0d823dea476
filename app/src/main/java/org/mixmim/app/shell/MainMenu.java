package org.mixmim.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.ActionRegistry;
import org.mixmim.app.text.Texts;

/** Menus made of the registry's actions. */
final class MainMenu {
  private final ActionRegistry registry;
  private final Texts texts;
  private final Consumer<ActionRegistry.Entry> run;

  MainMenu(ActionRegistry registry, Texts texts, Consumer<ActionRegistry.Entry> run) {
    this.registry = registry;
    this.texts = texts;
    this.run = run;
  }

  /** One menu a group that has actions in a view. */
  List<Menu> menus(String view) {
    List<Menu> menus = new ArrayList<>();
    for (Action.Group group : Action.Group.values()) {
      List<MenuItem> items = items(entry -> entry.within(view) && entry.action().group() == group);
      if (!items.isEmpty()) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.text("group." + group));
        menu.getItems().setAll(items);
        menus.add(menu);
      }
    }
    return menus;
  }

  /** The actions that fit, one item each. */
  List<MenuItem> items(Predicate<ActionRegistry.Entry> wanted) {
    return registry.entries().stream().filter(wanted).map(this::item).toList();
  }

  private MenuItem item(ActionRegistry.Entry entry) {
    Action action = entry.action();
    MenuItem item = action.toggle().<MenuItem>map(MainMenu::check).orElseGet(MenuItem::new);
    item.textProperty().bind(action.text());
    action.icon().ifPresent(icon -> item.setGraphic(new FontIcon(icon)));
    // The keys are shown here; the window's key dispatcher is what obeys them.
    action.keys().ifPresent(item::setAccelerator);
    item.disableProperty().bind(Bindings.not(action.enabled()));
    item.setOnAction(_ -> run.accept(entry));
    return item;
  }

  /** Follows the switch as long as the menu lives: it can be flipped elsewhere, too. */
  private static CheckMenuItem check(BooleanProperty toggle) {
    CheckMenuItem check = new CheckMenuItem();
    check.setSelected(toggle.get());
    ChangeListener<Boolean> follow = (_, _, on) -> check.setSelected(on);
    check.setUserData(follow);
    toggle.addListener(new WeakChangeListener<>(follow));
    return check;
  }
}
