package org.mixmim.app.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.mixmim.app.ProductVersion;
import org.mixmim.app.text.Texts;

/** Which program this is, and whose work is in it. */
final class AboutCard extends VBox {
  private record Part(String name, String licence) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("Deep Java Library", "Apache-2.0"),
          new Part("PyTorch (libtorch)", "BSD-3-Clause"),
          new Part("OpenJFX", "GPL-2.0 + Classpath Exception"),
          new Part("AtlantaFX", "MIT"),
          new Part("ControlsFX", "BSD-3-Clause"),
          new Part("Ikonli, Feather", "Apache-2.0, MIT"),
          new Part("TwelveMonkeys ImageIO", "BSD-3-Clause"),
          new Part("metadata-extractor", "Apache-2.0"),
          new Part("picocli, Gson", "Apache-2.0"),
          new Part("SLF4J, Logback", "MIT, EPL-1.0 / LGPL-2.1"),
          new Part("Inter", "OFL-1.1"));

  private final Button close = new Button();

  AboutCard(Texts texts, ProductVersion version, Runnable onClose) {
    getStyleClass().add("sheet");
    Label name = new Label(Shell.NAME);
    name.getStyleClass().add("sheet-title");
    Label number = muted(texts.get("about.version", version.number(), javaVersion()));
    ImageView icon = new ImageView(AppIcons.large());
    icon.setFitWidth(64);
    icon.setFitHeight(64);
    VBox names = new VBox(4, name, number);
    version
        .origin()
        .ifPresent(
            origin ->
                names
                    .getChildren()
                    .add(muted(texts.get("about.commit", origin.commit(), origin.date()))));
    HBox head = new HBox(16, icon, names);
    Label what = wrapped(texts.get("about.what"));
    Label licence = wrapped(texts.get("about.licence"));
    Label parts = new Label(texts.get("about.parts"));
    parts.getStyleClass().add("card-title");
    GridPane grid = new GridPane(24, 4);
    for (int row = 0; row < PARTS.size(); row++) {
      Label terms = new Label(PARTS.get(row).licence());
      terms.getStyleClass().add("muted");
      grid.addRow(row, new Label(PARTS.get(row).name()), terms);
    }
    Label photos = wrapped(texts.get("about.photos"));
    photos.getStyleClass().add("muted");
    close.setText(texts.get("about.close"));
    close.setCancelButton(true);
    close.setOnAction(_ -> onClose.run());
    getChildren().addAll(head, what, licence, parts, grid, photos, close);
  }

  private static String javaVersion() {
    return Integer.toString(Runtime.version().feature());
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }

  Node focusTarget() {
    return close;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setPrefWidth(480);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
