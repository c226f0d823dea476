package org.mixmim.app.models;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.scroll.ScrollArea;
import org.mixmim.app.text.Texts;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.zoo.ModelTask;

/** Everything about the chosen model, and what can be done with it. */
final class DetailsPane extends ScrollArea {
  /** Asks where to write a model. */
  interface ExportDialog {
    void choose(ModelEntry entry, ScalarType type);
  }

  private final ModelsViewModel model;
  private final Texts texts;
  private final ExportDialog export;
  private final TensorCard tensors;
  private final VBox page = new VBox(12);
  private final StackPane question = new StackPane();
  private final StackPane download = new StackPane();
  private final StackPane head = new StackPane();
  private final StackPane facts = new StackPane();

  DetailsPane(
      ModelsViewModel model, Texts texts, ObservableValue<?> language, ExportDialog export) {
    this.model = model;
    this.texts = texts;
    this.export = export;
    this.tensors = new TensorCard(model, texts, language);
    VBox.setVgrow(tensors, Priority.ALWAYS);
    page.getStyleClass().add("details");
    setContent(page);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("bare-scroll");
    page.getChildren().setAll(question, download, head, facts, tensors);
    model.chosenProperty().subscribe(_ -> refresh());
    model.auditProperty().subscribe(_ -> refreshFacts());
    model.questionProperty().subscribe(_ -> refreshQuestion());
    model.entries().addListener((ListChangeListener<ModelEntry>) _ -> refresh());
    model
        .downloads()
        .active()
        .addListener((MapChangeListener<String, ActiveDownload>) _ -> refresh());
    model.choice().used(ModelTask.RECONSTRUCT).subscribe(_ -> refreshHead());
    model.choice().used(ModelTask.CLASSIFY).subscribe(_ -> refreshHead());
    language.subscribe(
        _ -> {
          refresh();
          refreshQuestion();
        });
  }

  private void refresh() {
    fill(
        download,
        model
            .chosenProperty()
            .get()
            .flatMap(name -> Optional.ofNullable(model.downloads().active().get(name)))
            .map(active -> new DownloadCard(active, texts)));
    refreshHead();
    refreshFacts();
    refreshVisible();
  }

  private void refreshHead() {
    fill(head, model.chosenEntry().map(this::headOf));
  }

  private void refreshFacts() {
    fill(facts, model.chosenEntry().map(this::factsOf));
  }

  private void refreshQuestion() {
    fill(
        question,
        switch (model.questionProperty().get()) {
          case ModelsViewModel.Question.Import(var proposal) ->
              Optional.of(new ImportCard(proposal, model, texts));
          case ModelsViewModel.Question.Consent(var plan) ->
              Optional.of(QuestionCard.consent(plan, model, texts));
          case ModelsViewModel.Question.Removal(var entry) ->
              Optional.of(QuestionCard.removal(entry, model, texts));
          case ModelsViewModel.Question.None _ -> Optional.empty();
        });
    setVvalue(0);
    refreshVisible();
    // A question that comes up is answered next, with the mouse or without.
    question.lookupAll(".accent").stream().findFirst().ifPresent(Node::requestFocus);
  }

  /** A file that may be imported takes the place of the chosen model. */
  private void refreshVisible() {
    boolean importing = model.questionProperty().get() instanceof ModelsViewModel.Question.Import;
    show(question, !question.getChildren().isEmpty());
    show(download, !importing && !download.getChildren().isEmpty());
    show(head, !importing);
    show(facts, !importing);
    show(tensors, !importing && model.chosenEntry().filter(ModelEntry::available).isPresent());
  }

  private static void fill(StackPane holder, Optional<? extends Node> card) {
    holder.getChildren().setAll(card.stream().toList());
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private Node headOf(ModelEntry entry) {
    Label title = new Label(entry.card().title().in(texts.locale()));
    title.getStyleClass().add("page-title");
    title.setWrapText(true);
    Label name = new Label(entry.name());
    name.getStyleClass().addAll("muted", "exact-text");
    Label description = new Label(entry.card().description().in(texts.locale()));
    description.setWrapText(true);
    description.setMinHeight(USE_PREF_SIZE);
    VBox card = new VBox(8, title, name, description, buttons(entry));
    card.getStyleClass().add("card");
    card.setMinHeight(USE_PREF_SIZE);
    return card;
  }

  private FlowPane buttons(ModelEntry entry) {
    FlowPane buttons = new FlowPane(8, 8);
    buttons.setAlignment(Pos.CENTER_LEFT);
    if (entry.canBeDownloaded()) {
      Button fetch = button("download", Feather.DOWNLOAD);
      fetch.setId("models-download-button");
      fetch.getStyleClass().add("accent");
      fetch.setDisable(model.downloads().active().containsKey(entry.name()));
      fetch.setOnAction(_ -> model.askForDownload(entry));
      buttons.getChildren().add(fetch);
      return buttons;
    }
    if (!entry.available()) {
      return buttons;
    }
    addUse(
        buttons,
        entry,
        ModelTask.RECONSTRUCT,
        model.choice().used(ModelTask.RECONSTRUCT).getValue(),
        () -> model.choice().use(ModelTask.RECONSTRUCT, entry.name()));
    addUse(
        buttons,
        entry,
        ModelTask.CLASSIFY,
        model.choice().used(ModelTask.CLASSIFY).getValue(),
        () -> model.choice().use(ModelTask.CLASSIFY, entry.name()));
    buttons.getChildren().add(exportMenu(entry));
    if (entry.stored().isPresent()) {
      Button verify = button("verify", Feather.SHIELD);
      verify.setId("models-verify");
      verify.setOnAction(_ -> model.verify(entry));
      Button remove = button("remove", Feather.TRASH_2);
      remove.setId("models-remove");
      remove.setOnAction(_ -> model.askForRemoval(entry));
      buttons.getChildren().addAll(verify, remove);
    }
    return buttons;
  }

  private void addUse(
      FlowPane buttons, ModelEntry entry, ModelTask task, Optional<String> used, Runnable use) {
    if (!entry.card().tasks().contains(task)) {
      return;
    }
    boolean now = used.filter(entry.card()::isCalled).isPresent();
    Button button =
        button(
            (now ? "using." : "use.") + task,
            task == ModelTask.CLASSIFY ? Feather.TAG : Feather.GRID);
    button.setId("models-use-" + task);
    button.setDisable(now);
    if (!now) {
      button.getStyleClass().add("accent");
    }
    button.setOnAction(_ -> use.run());
    buttons.getChildren().add(button);
  }

  private MenuButton exportMenu(ModelEntry entry) {
    MenuButton menu = new MenuButton(texts.get("export"), new FontIcon(Feather.SHARE));
    menu.setId("models-export");
    menu.setMinWidth(USE_PREF_SIZE);
    for (ScalarType type : List.of(ScalarType.FLOAT32, ScalarType.FLOAT16)) {
      MenuItem item = new MenuItem(texts.get("export." + type));
      item.setOnAction(_ -> export.choose(entry, type));
      menu.getItems().add(item);
    }
    return menu;
  }

  private Button button(String key, Feather icon) {
    Button button = new Button(texts.get(key));
    button.setGraphic(new FontIcon(icon));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private Node factsOf(ModelEntry entry) {
    Optional<CheckpointAudit> audit = model.auditProperty().get();
    VBox card = new VBox(8, new FactGrid(ModelFacts.of(entry, audit, texts), texts));
    audit
        .flatMap(CheckpointAudit::problem)
        .ifPresent(
            problem -> {
              Label sentence = new Label(problem.describe(texts.locale()));
              sentence.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
              sentence.setWrapText(true);
              sentence.setMinHeight(USE_PREF_SIZE);
              card.getChildren().addFirst(sentence);
            });
    if (entry.stored().isPresent()
        && audit.filter(ImportProposal::asksForNormalisation).isPresent()) {
      card.getChildren()
          .add(
              new NormalisationLine(
                  texts,
                  entry.card().normalisedPixels().orElse(false),
                  on -> model.note(entry, on)));
    }
    card.getStyleClass().add("card");
    card.setMinHeight(USE_PREF_SIZE);
    return card;
  }
}
