package org.mixmim.app.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.shell.TestWorkbench;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.SamplePhotos;

/** What is asked for while the answer to something else is on its way. */
@SuppressWarnings("NullAway.Init") // open() runs before every test.
class ClassifyActionsTest {
  private final Deque<Runnable> io = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Tasks tasks = new Tasks(Runnable::run, io::add, Runnable::run);
  private final Messages messages = new Messages(Language.ENGLISH);

  @TempDir private Path folder;
  private Settings settings;
  private ClassifyViewModel model;
  private ClassifyActions actions;

  @BeforeEach
  void open() {
    settings = new Settings(folder);
    Workbench workbench = TestWorkbench.of(messages, settings, tasks);
    Texts texts = messages.of(ClassifyView.class);
    model =
        new ClassifyViewModel(
            tasks,
            texts,
            new SimpleObjectProperty<>(Optional.empty()),
            new SimpleObjectProperty<>(Preprocessing.Convention.OPENMMLAB),
            problems::add);
    actions = new ClassifyActions(workbench, texts, model);
  }

  @AfterEach
  void close() {
    settings.close();
  }

  @Test
  void theLastDropStaysThoughTheFirstIsFoundLater() {
    actions.open(List.of(folder.resolve("first.png")));
    actions.open(List.of(folder.resolve("second.png")));

    lastFirst();

    assertThat(names()).containsExactly("second.png");
  }

  @Test
  void whatIsOpenedWhileADropIsLookedForStays() {
    actions.open(List.of(folder.resolve("first.png")));
    actions.openPhotos(List.of(PhotoService.of("made", RgbImage.of(1, 1, new byte[3]))));
    lastFirst();
    assertThat(names()).containsExactly("made");

    actions.open(List.of(folder.resolve("first.png")));
    actions.showSample(SamplePhotos.all().getFirst());
    lastFirst();
    assertThat(names()).doesNotContain("first.png");
  }

  /** Lets the newest work end before the older. */
  private void lastFirst() {
    while (!io.isEmpty()) {
      io.removeLast().run();
    }
  }

  private List<String> names() {
    return model.pictures().stream()
        .map(picture -> picture.subject().name(Locale.ENGLISH))
        .toList();
  }
}
