package org.mixmim.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.Action.Group;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;

/** What can be done whichever view is shown. */
final class ShellActions {
  static final String REDO = "edit.redo";
  static final String PALETTE = "help.palette";
  static final String SHORTCUTS = "help.shortcuts";

  private final Navigation navigation;
  private final Messages messages;
  private final Texts texts;

  ShellActions(Navigation navigation, Messages messages) {
    this.navigation = navigation;
    this.messages = messages;
    this.texts = messages.of(ShellActions.class);
  }

  static KeyCombination keysOf(int viewIndex) {
    return KeyCombination.valueOf("Shortcut+" + (viewIndex + 1));
  }

  /** What the actions need of the window. */
  interface Window {
    void openPalette();

    void openShortcuts();

    void openAbout();

    void openMenu();

    void openModelFile();

    void cancelWork();

    void quit();

    BooleanProperty presenter();
  }

  List<Action> all(Window window, Appearance appearance) {
    List<Action> actions = new ArrayList<>();
    actions.addAll(editing());
    actions.addAll(views());
    actions.add(
        Action.toggling("view.presenter", Group.VIEW, text("presenter"), window.presenter())
            .withKeys("F11")
            .withIcon(Feather.MAXIMIZE));
    actions.add(
        Action.of("model.file", Group.MODEL, text("model-file"), window::openModelFile)
            .withKeys("Shortcut+M")
            .withIcon(Feather.FOLDER)
            .enabledWhen(
                BooleanExpression.booleanExpression(
                    navigation.currentProperty().map(view -> view.modelTask().isPresent()))));
    actions.addAll(settings(appearance));
    actions.add(
        Action.of("file.quit", Group.FILE, text("quit"), window::quit)
            .withKeys("Shortcut+Q")
            .withIcon(Feather.LOG_OUT));
    actions.add(
        Action.of(PALETTE, Group.HELP, text("palette"), window::openPalette)
            .withKeys("Shortcut+K")
            .withIcon(Feather.SEARCH));
    actions.add(
        Action.of(SHORTCUTS, Group.HELP, text("shortcuts"), window::openShortcuts)
            .withKeys("F1")
            .withIcon(Feather.COMMAND));
    actions.add(
        Action.of("help.menu", Group.HELP, text("menu"), window::openMenu)
            .withKeys("F10")
            .withIcon(Feather.MENU));
    actions.add(
        Action.of("edit.cancel", Group.EDIT, text("cancel"), window::cancelWork)
            .withKeys("Esc")
            .withIcon(Feather.X_CIRCLE));
    actions.add(
        Action.of("help.about", Group.HELP, text("about"), window::openAbout)
            .withIcon(Feather.INFO));
    return actions;
  }

  private List<Action> editing() {
    return List.of(
        Action.of("edit.undo", Group.EDIT, text("undo"), () -> stack(UndoStack::undo))
            .withKeys("Shortcut+Z")
            .withIcon(Feather.CORNER_UP_LEFT)
            .enabledWhen(possible(UndoStack::undoable)),
        Action.of(REDO, Group.EDIT, text("redo"), () -> stack(UndoStack::redo))
            .withKeys("Shortcut+Shift+Z")
            .withIcon(Feather.CORNER_UP_RIGHT)
            .enabledWhen(possible(UndoStack::redoable)),
        Action.of(
                "edit.paste",
                Group.EDIT,
                text("paste"),
                () -> navigation.current().paste(Clipboard.getSystemClipboard()))
            .withKeys("Shortcut+V")
            .withIcon(Feather.CLIPBOARD));
  }

  private void stack(Consumer<UndoStack> step) {
    navigation.current().undoStack().ifPresent(step);
  }

  private BooleanExpression possible(Function<UndoStack, ObservableBooleanValue> of) {
    return BooleanExpression.booleanExpression(
        navigation
            .currentProperty()
            .flatMap(view -> view.undoStack().map(of).orElse(null))
            .orElse(false));
  }

  private List<Action> views() {
    List<Action> actions = new ArrayList<>();
    List<View> views = navigation.views();
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      actions.add(
          Action.of(
                  "view." + view.id(),
                  Group.VIEW,
                  texts.text("action.view", view.title()),
                  () -> navigation.show(view))
              .withKeys("Shortcut+" + (i + 1))
              .withIcon(view.icon()));
    }
    return actions;
  }

  private List<Action> settings(Appearance appearance) {
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of("settings.theme", Group.SETTINGS, text("theme"), appearance::toggle)
            .withKeys("Shortcut+Shift+L")
            .withIcon(Feather.REFRESH_CW));
    for (ThemeChoice choice : ThemeChoice.values()) {
      actions.add(
          Action.of(
                  "settings.theme." + choice,
                  Group.SETTINGS,
                  text("theme." + choice),
                  () -> appearance.choiceProperty().set(choice))
              .withIcon(
                  switch (choice) {
                    case SYSTEM -> Feather.MONITOR;
                    case LIGHT -> Feather.SUN;
                    case DARK -> Feather.MOON;
                  }));
    }
    for (Language language : Language.values()) {
      actions.add(
          Action.of(
                  "settings.language." + language,
                  Group.SETTINGS,
                  text("language." + language),
                  () -> messages.languageProperty().set(language))
              .withIcon(Feather.GLOBE));
    }
    return actions;
  }

  private ObservableValue<String> text(String name) {
    return texts.text("action." + name);
  }
}
