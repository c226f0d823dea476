package org.mixmim.app.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixmim.app.task.LatestOnly;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.task.Work;
import org.mixmim.app.text.Texts;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.checkpoint.TensorStatistics;
import org.mixmim.model.zoo.DownloadPlan;
import org.mixmim.model.zoo.ModelRemarks;
import org.mixmim.model.zoo.ModelTask;

/** What the Models view shows and does, without controls. Used on the JavaFX thread. */
final class ModelsViewModel {
  /** What is asked or told in the place of a model's details. */
  sealed interface Question {
    /** Nothing. */
    record None() implements Question {}

    /** Whether to download what a plan says. */
    record Consent(DownloadPlan plan) implements Question {}

    /** Whether to delete a model's file. */
    record Removal(ModelEntry entry) implements Question {}

    /** Whether to import a file. */
    record Import(ImportProposal proposal) implements Question {}
  }

  /** How one tensor's numbers are spread. */
  record Spread(String tensor, TensorStatistics statistics) {}

  /** Where problems and good news are told. */
  interface News {
    void problem(Problem problem);

    void good(ObservableValue<String> sentence);
  }

  private record Audited(String model, CheckpointAudit audit) {}

  private final Tasks tasks;
  private final Texts texts;
  private final ModelFiles files;
  private final Downloads downloads;
  private final ModelChoice choice;
  private final News news;
  private final LatestOnly<Audited> auditing;
  private final LatestOnly<Optional<Spread>> counting;

  private final ObservableList<ModelEntry> entries = FXCollections.observableArrayList();
  // Kept, because it only hears of changes while somebody holds it.
  private final ObservableList<ModelEntry> entriesToRead =
      FXCollections.unmodifiableObservableList(entries);
  private final ObjectProperty<Optional<String>> chosen =
      new SimpleObjectProperty<>(this, "chosen", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CheckpointAudit>> audit =
      new ReadOnlyObjectWrapper<>(this, "audit", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Spread>> spread =
      new ReadOnlyObjectWrapper<>(this, "spread", Optional.empty());
  private final ReadOnlyObjectWrapper<Question> question =
      new ReadOnlyObjectWrapper<>(this, "question", new Question.None());

  ModelsViewModel(
      Tasks tasks,
      Texts texts,
      ModelFiles files,
      Downloads downloads,
      ModelChoice choice,
      News news) {
    this.tasks = tasks;
    this.texts = texts;
    this.files = files;
    this.downloads = downloads;
    this.choice = choice;
    this.news = news;
    this.auditing =
        tasks.latestOnly(
            Tasks.Lane.IO,
            texts.text("activity.audit"),
            found -> audit.set(Optional.of(found.audit())),
            news::problem);
    this.counting =
        tasks.latestOnly(Tasks.Lane.IO, texts.text("activity.count"), spread::set, news::problem);
    chosen.addListener((_, _, _) -> showChosen());
  }

  /** Reads the list of models anew; one of them is chosen. */
  void refresh() {
    tasks.run(
        Tasks.Lane.IO,
        texts.text("activity.list"),
        _ -> files.entries(),
        this::take,
        news::problem);
  }

  private void take(List<ModelEntry> found) {
    boolean wasHere = chosenEntry().filter(ModelEntry::available).isPresent();
    entries.setAll(found);
    if (chosenEntry().isEmpty()) {
      Question asked = question.get();
      chosen.set(
          choice
              .used(ModelTask.RECONSTRUCT)
              .getValue()
              .filter(name -> entry(name).isPresent())
              .or(() -> entries.stream().findFirst().map(ModelEntry::name)));
      // Nobody has answered it: the first list may come later than a file.
      question.set(asked);
    } else if (wasHere != chosenEntry().filter(ModelEntry::available).isPresent()) {
      showChosen();
    }
  }

  private void showChosen() {
    question.set(new Question.None());
    audit.set(Optional.empty());
    spread.set(Optional.empty());
    counting.cancel();
    Optional<ModelEntry> entry = chosenEntry().filter(ModelEntry::available);
    if (entry.isEmpty()) {
      auditing.cancel();
      return;
    }
    String name = entry.get().name();
    auditing.submit(_ -> new Audited(name, files.audit(name)));
  }

  /** Looks at the numbers of a tensor of the chosen model. */
  void count(String tensor) {
    chosen
        .get()
        .ifPresent(
            model ->
                counting.submit(
                    _ ->
                        files
                            .statistics(model, tensor)
                            .map(statistics -> new Spread(tensor, statistics))));
  }

  /**
   * Looks a file over; whether it is imported is then the question.
   *
   * @param use what the model is wanted for once it is imported
   */
  void proposeImport(Path file, ModelRemarks remarks, Optional<ModelTask> use) {
    run(
        "activity.audit",
        _ -> files.propose(file, remarks, use),
        proposal -> question.set(new Question.Import(proposal)));
  }

  /** Copies a file that was looked over into the store, chooses it, and uses it if it is wanted. */
  void add(ImportProposal proposal) {
    runToEnd(
        "activity.import",
        _ -> files.add(proposal),
        stored -> {
          question.set(new Question.None());
          news.good(texts.text("news.imported", stored.name()));
          changed(
              () -> {
                chosen.set(Optional.of(stored.name()));
                proposal.use().ifPresent(task -> use(stored.name(), task));
              });
        });
  }

  private void use(String name, ModelTask task) {
    if (entry(name).filter(entry -> entry.card().tasks().contains(task)).isPresent()) {
      choice.use(task, name);
    }
  }

  /**
   * Notes what pixels a stored model's decoder was trained on, and loads it again if it is loaded.
   */
  void note(ModelEntry entry, boolean normalisedPixels) {
    runToEnd(
        "activity.note",
        _ -> files.note(entry.name(), normalisedPixels),
        stored -> {
          changed(() -> {});
          if (choice.loaded(ModelTask.RECONSTRUCT).filter(entry.card()::isCalled).isPresent()) {
            choice.use(ModelTask.RECONSTRUCT, stored.name());
          }
        });
  }

  /** Asks the server about a download; whether to start it is then the question. */
  void askForDownload(ModelEntry entry) {
    downloads.plan(entry.card(), plan -> question.set(new Question.Consent(plan)), news::problem);
  }

  /** Starts a download that the user agreed to. */
  void download(DownloadPlan plan) {
    question.set(new Question.None());
    downloads.start(
        plan,
        stored -> {
          news.good(texts.text("news.downloaded", stored.name()));
          changed(() -> {});
        },
        problem -> {
          news.problem(problem);
          refresh();
        });
  }

  /** Compares a model's file with its hash. */
  void verify(ModelEntry entry) {
    run(
        "activity.verify",
        _ -> files.verify(entry.name()),
        stored -> news.good(texts.text("news.verified", stored.name())));
  }

  /** Makes it the question whether a model's file is deleted. */
  void askForRemoval(ModelEntry entry) {
    question.set(new Question.Removal(entry));
  }

  /** Deletes a model's file. */
  void remove(ModelEntry entry) {
    question.set(new Question.None());
    runToEnd(
        "activity.remove",
        _ -> files.remove(entry.name()),
        name -> {
          news.good(texts.text("news.removed", name));
          choice.removed(name);
          changed(() -> {});
        });
  }

  /** Answers a question with no. */
  void decline() {
    question.set(new Question.None());
  }

  /** Writes a model as safetensors. */
  void export(ModelEntry entry, Path target, ScalarType type) {
    runToEnd(
        "activity.export",
        _ -> files.export(entry.name(), target, type),
        written -> news.good(texts.text("news.exported", written.toString())));
  }

  private void changed(Runnable then) {
    runToEnd(
        "activity.list",
        _ -> files.entries(),
        found -> {
          take(found);
          choice.modelsChanged();
          then.run();
        });
  }

  private <T> void run(String activity, Work<T> work, Consumer<T> onResult) {
    tasks.run(Tasks.Lane.IO, texts.text(activity), work, onResult, news::problem);
  }

  /** What changes files is not dropped halfway: the list would not tell what is there. */
  private <T> void runToEnd(String activity, Work<T> work, Consumer<T> onResult) {
    tasks.runToEnd(Tasks.Lane.IO, texts.text(activity), work, onResult, news::problem);
  }

  private Optional<ModelEntry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The chosen model. */
  Optional<ModelEntry> chosenEntry() {
    return chosen.get().flatMap(this::entry);
  }

  ObservableList<ModelEntry> entries() {
    return entriesToRead;
  }

  ObjectProperty<Optional<String>> chosenProperty() {
    return chosen;
  }

  /** What the chosen model's file holds, once it was looked over. */
  ReadOnlyObjectProperty<Optional<CheckpointAudit>> auditProperty() {
    return audit.getReadOnlyProperty();
  }

  /** Whether the chosen model's file is being looked over. */
  ReadOnlyBooleanProperty auditingProperty() {
    return auditing.busyProperty();
  }

  ReadOnlyObjectProperty<Optional<Spread>> spreadProperty() {
    return spread.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  Downloads downloads() {
    return downloads;
  }

  ModelChoice choice() {
    return choice;
  }
}
