package org.mixmim.app.mix;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.export.PaneTransfer;
import org.mixmim.app.pixels.PixelPane;
import org.mixmim.app.task.Problem;

/**
 * The panes' context menus. On the mixture the right button paints, so there a right click opens
 * the menu only where it has nothing to paint.
 */
final class PaneMenus {
  private final MixPanes panes;
  private final Wording words;
  private final PhotoInput input;
  private final MixExport export;
  private final Consumer<Problem> problems;
  private final Map<MixPanes.Place, ContextMenu> menus = new EnumMap<>(MixPanes.Place.class);

  PaneMenus(
      MixPanes panes,
      Wording words,
      PhotoInput input,
      MixExport export,
      Consumer<Problem> problems) {
    this.panes = panes;
    this.words = words;
    this.input = input;
    this.export = export;
    this.problems = problems;
  }

  void install() {
    for (MixPanes.Place place : MixPanes.Place.values()) {
      PixelPane pane = panes.pane(place);
      pane.setOnContextMenuRequested(
          event -> {
            if (panes.picture(place).isPresent()) {
              // Made when somebody asks: with its items each is a window of its own.
              menus
                  .computeIfAbsent(place, this::menu)
                  .show(pane, event.getScreenX(), event.getScreenY());
            }
            event.consume();
          });
      PaneTransfer.install(
          pane,
          event -> panes.leaves(place, event),
          () -> export.dragged(place),
          e -> problems.accept(new Problem(e)));
    }
  }

  private ContextMenu menu(MixPanes.Place place) {
    return new ContextMenu(
        item("menu.copy", Feather.COPY, () -> export.copy(place)),
        save(place),
        new SeparatorMenuItem(),
        item("menu.use.A", Feather.CORNER_UP_LEFT, () -> use(place, Side.A)),
        item("menu.use.B", Feather.CORNER_UP_RIGHT, () -> use(place, Side.B)),
        new SeparatorMenuItem(),
        item("menu.fit", Feather.MINIMIZE_2, panes.camera()::fit));
  }

  private MenuItem save(MixPanes.Place place) {
    MenuItem item = item("menu.save", Feather.SAVE, () -> export.savePicture(place));
    item.disableProperty().bind(export.ready().not());
    return item;
  }

  private void use(MixPanes.Place place, Side side) {
    panes
        .picture(place)
        .ifPresent(picture -> input.use(side, words.get("menu.name." + place), picture));
  }

  private MenuItem item(String key, Feather icon, Runnable action) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(words.text(key));
    item.setGraphic(new FontIcon(icon));
    item.setOnAction(_ -> action.run());
    return item;
  }
}
