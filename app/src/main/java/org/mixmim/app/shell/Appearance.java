package org.mixmim.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.text.Language;

/** Light or dark, and the fonts. */
public final class Appearance {
  private static final Setting<ThemeChoice> THEME =
      Setting.of("window.theme", ThemeChoice.class, ThemeChoice.SYSTEM);
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<ThemeChoice> choice;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");

  Appearance(Settings settings) {
    choice = settings.property(THEME);
    Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
    choice.subscribe(this::apply);
    apply();
  }

  /**
   * What the user chose.
   *
   * @return the property, remembered between starts
   */
  public ObjectProperty<ThemeChoice> choiceProperty() {
    return choice;
  }

  /**
   * Whether the window is dark now.
   *
   * @return the property
   */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Light becomes dark and dark becomes light, whatever the system says. */
  public void toggle() {
    choice.set(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
  }

  private void apply() {
    boolean wanted =
        switch (choice.get()) {
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
          case LIGHT -> false;
          case DARK -> true;
        };
    // The compiled stylesheets load several times faster than the text ones.
    Application.setUserAgentStylesheet(
        wanted
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS());
    dark.set(wanted);
  }

  /** Gives a scene the program's stylesheets, and keeps them right. */
  void dress(Scene scene, ObservableValue<Language> language) {
    String own = Appearance.class.getResource("explorer.css").toExternalForm();
    Fonts fonts = new Fonts();
    language.subscribe(spoken -> scene.getStylesheets().setAll(own, fonts.stylesheet(spoken)));
    dark.subscribe(now -> scene.getRoot().pseudoClassStateChanged(DARK, now));
  }
}
