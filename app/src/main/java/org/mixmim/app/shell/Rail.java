package org.mixmim.app.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.text.Hint;

/** The views, on the left. */
final class Rail extends VBox {
  Rail(Navigation navigation) {
    getStyleClass().add("rail");
    ToggleGroup group = new ToggleGroup();
    List<View> views = navigation.views();
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      ToggleButton button = new ToggleButton();
      button.setId("rail-" + view.id());
      button.getStyleClass().add("rail-button");
      button.setGraphic(new FontIcon(view.icon()));
      button.setContentDisplay(ContentDisplay.TOP);
      button.setAlignment(Pos.CENTER);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
      button.textProperty().bind(view.title());
      Hint.on(button, view.title().map(title -> title + shortcut(view, views)));
      button.setToggleGroup(group);
      button.setOnAction(
          _ -> {
            navigation.show(view);
            button.setSelected(true);
          });
      navigation
          .currentProperty()
          .subscribe(
              current -> {
                if (current.equals(view)) {
                  button.setSelected(true);
                }
              });
      getChildren().add(button);
    }
  }

  private static String shortcut(View view, List<View> views) {
    return "  (" + KeyText.of(ShellActions.keysOf(views.indexOf(view))) + ")";
  }
}
