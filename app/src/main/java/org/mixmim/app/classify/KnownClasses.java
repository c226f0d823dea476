package org.mixmim.app.classify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixmim.app.text.Texts;
import org.mixmim.model.inference.ClassScore;

/** Every class that the model knows, since it must call everything by one of these names. */
final class KnownClasses extends VBox {
  /** More names than this are searched rather than read. */
  private static final int READABLE = 24;

  private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");

  private final ClassifyViewModel model;
  private final Texts texts;
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final FilteredList<String> found = new FilteredList<>(names);
  private final Label sentence = new Label();
  private final TextField search = new TextField();
  private final ListView<String> list = new ListView<>(found);

  KnownClasses(ClassifyViewModel model, Texts texts, ObservableValue<?> language) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("card");
    setSpacing(8);
    setMinHeight(160);
    Label title = new Label();
    title.textProperty().bind(texts.text("card.known"));
    title.getStyleClass().add("card-title");
    sentence.getStyleClass().add("muted");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    search.promptTextProperty().bind(texts.text("known.search"));
    search
        .textProperty()
        .subscribe(
            text -> {
              String wanted = text.strip().toLowerCase(Locale.ROOT);
              found.setPredicate(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
            });
    list.getStyleClass().add("known-list");
    list.setFixedCellSize(26);
    list.setCellFactory(_ -> new NameCell());
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(title, sentence, search, list);
    model.classifier().subscribe(this::refill);
    model.shownProperty().subscribe(_ -> list.refresh());
    language.subscribe(_ -> refill(model.classifier().getValue()));
  }

  private void refill(Optional<PictureClassifier> classifier) {
    List<String> classes = classifier.map(PictureClassifier::classes).orElse(List.of());
    if (!names.equals(classes)) {
      search.clear();
      names.setAll(classes);
    }
    sentence.setText(
        classifier
            .map(model -> texts.get("known.sentence", classes.size(), model.name()))
            .orElse(""));
    search.setVisible(classes.size() > READABLE);
    search.setManaged(classes.size() > READABLE);
  }

  private Set<String> topNames() {
    return model.shownProperty().get().stream()
        .flatMap(shown -> shown.outcome().top().stream())
        .map(ClassScore::name)
        .limit(1)
        .collect(Collectors.toSet());
  }

  /** A class; the one that the picture is taken for stands out. */
  private final class NameCell extends ListCell<String> {
    @Override
    protected void updateItem(String name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty ? "" : name);
      pseudoClassStateChanged(NAMED, !empty && topNames().contains(name));
    }
  }
}
