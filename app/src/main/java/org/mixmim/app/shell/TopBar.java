package org.mixmim.app.shell;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.ActionRegistry;
import org.mixmim.app.task.FirstPaint;
import org.mixmim.app.text.Hint;
import org.mixmim.app.text.Texts;

/** Name, model, device, search, export, theme. */
final class TopBar extends HBox {
  private final MenuButton menu = new MenuButton();
  private final MenuButton export = new MenuButton();
  private final HBox chips = new HBox();

  TopBar(
      Navigation navigation,
      ActionRegistry registry,
      MainMenu menus,
      Texts texts,
      Appearance appearance,
      FirstPaint paint,
      Runnable openPalette) {
    getStyleClass().add("top-bar");
    menu.setId("main-menu");
    menu.setGraphic(new FontIcon(Feather.MENU));
    menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
    describe(menu, texts.text("action.menu"));

    Label name = new Label(Shell.NAME);
    name.getStyleClass().add("product-name");
    name.setMinWidth(USE_PREF_SIZE);
    chips.getStyleClass().add("top-chips");

    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);

    export.setId("export-menu");
    export.setGraphic(new FontIcon(Feather.SHARE));
    export.textProperty().bind(texts.text("group.EXPORT"));
    export.setMinWidth(USE_PREF_SIZE);

    Button theme = new Button();
    theme.setId("theme-toggle");
    theme.getStyleClass().add("button-icon");
    describe(theme, texts.text("action.theme"));
    theme.setOnAction(_ -> appearance.toggle());
    appearance
        .darkProperty()
        .subscribe(dark -> theme.setGraphic(new FontIcon(dark ? Feather.SUN : Feather.MOON)));

    Button search = searchBox(texts, registry, openPalette);
    getChildren().addAll(menu, name);
    paint.bring(() -> getChildren().addAll(chips, gap, search, export, theme));

    // Filled when somebody looks: the items of all actions take their time to make, and at a start
    // nobody looks.
    menu.setOnShowing(_ -> menu.getItems().setAll(menus.menus(navigation.current().id())));
    export.setOnShowing(
        _ -> export.getItems().setAll(menus.items(exporting(navigation.current()))));
    // The window would go on obeying the keys of items that hang in a menu, in any view.
    menu.setOnHidden(_ -> menu.getItems().clear());
    export.setOnHidden(_ -> export.getItems().clear());
    Runnable follow = () -> offerExport(registry.entries(), navigation.current());
    navigation.currentProperty().subscribe(follow);
    registry.entries().addListener((ListChangeListener<ActionRegistry.Entry>) _ -> follow.run());
    follow.run();
  }

  private static Button searchBox(Texts texts, ActionRegistry registry, Runnable openPalette) {
    Label words = new Label();
    words.textProperty().bind(texts.text("search"));
    words.getStyleClass().add("muted");
    Label keys = new Label();
    keys.getStyleClass().add("key");
    keys.setMinWidth(USE_PREF_SIZE);
    registry
        .entries()
        .addListener(
            (ListChangeListener<ActionRegistry.Entry>)
                _ ->
                    registry
                        .find(ShellActions.PALETTE)
                        .flatMap(Action::keys)
                        .ifPresent(found -> keys.setText(KeyText.of(found))));
    FontIcon icon = new FontIcon(Feather.SEARCH);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(icon, words, gap, keys);
    line.getStyleClass().add("search-line");
    Button box = new Button();
    box.setId("search-box");
    box.setGraphic(line);
    box.getStyleClass().add("search-box");
    describe(box, texts.text("action.palette"));
    box.setOnAction(_ -> openPalette.run());
    line.prefWidthProperty().bind(box.prefWidthProperty().subtract(24));
    return box;
  }

  private static void describe(ButtonBase control, ObservableValue<String> text) {
    control.accessibleTextProperty().bind(text);
    Hint.on(control, text);
  }

  private static Predicate<ActionRegistry.Entry> exporting(View view) {
    return entry -> entry.within(view.id()) && entry.action().group() == Action.Group.EXPORT;
  }

  private void offerExport(List<ActionRegistry.Entry> entries, View view) {
    boolean some = entries.stream().anyMatch(exporting(view));
    export.setVisible(some);
    export.setManaged(some);
  }

  MenuButton menu() {
    return menu;
  }

  /** Where model chooser and device chip stand. */
  HBox chips() {
    return chips;
  }
}
