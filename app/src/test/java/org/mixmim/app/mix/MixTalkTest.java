package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixmim.app.mix.MixScreen.awaitReconstructions;
import static org.mixmim.app.mix.MixScreen.pane;
import static org.mixmim.app.mix.MixScreen.scene;
import static org.mixmim.app.mix.MixScreen.text;
import static org.mixmim.app.screen.Screen.await;
import static org.mixmim.app.screen.Screen.settle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.app.action.Action;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.export.Provenance;
import org.mixmim.app.screen.WindowExtension;
import org.mixmim.app.shell.TestWindow;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.inference.Filling;
import org.mixmim.model.inference.LoadOptions;
import org.mixmim.model.zoo.ModelTask;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the Mix view says, asks and offers, in the real window. */
@ExtendWith(WindowExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs before every test.
final class MixTalkTest {
  @TempDir static Path folder;

  private Path home;
  private TestWindow window;
  private MixView view;

  @Start
  void start(Stage stage) throws IOException {
    home = Files.createDirectory(folder.resolve(Long.toString(System.nanoTime())));
    window = new TestWindow(stage, home);
    view = new MixView(window.workbench());
    window.open(List.of(view));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void run(FxRobot robot, String id) throws Exception {
    Action action =
        view.actions().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    await(() -> action.enabled().get());
    robot.interact(action::run);
  }

  private Banner banner() throws Exception {
    await(() -> !window.banners().shown().isEmpty());
    return window.banners().shown().getFirst();
  }

  @Test
  void speaksAnotherLanguageAtOnce(FxRobot robot) throws Exception {
    awaitReconstructions(robot);

    robot.interact(() -> window.messages().languageProperty().set(Language.CHINESE));

    assertThat(robot.lookup("混合输入").tryQuery()).isPresent();
    assertThat(robot.lookup("Mixed input").tryQuery()).isEmpty();
    assertThat(text(robot, "#mask-count")).contains("49");
    robot.interact(() -> window.messages().languageProperty().set(Language.ENGLISH));
    assertThat(robot.lookup("Mixed input").tryQuery()).isPresent();
  }

  @Test
  void asksForAPictureThatASessionMisses(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    Path dark = window.picture("dark.png", 10);
    robot.interact(() -> view.drop(List.of(dark)));
    await(() -> robot.lookup("dark.png · 300×260").tryQuery().isPresent());
    Path session = home.resolve("lesson.mixmim");
    window.answer(session);
    run(robot, "mix.session.save");
    await(() -> Files.exists(session));
    Path moved = Files.createDirectory(home.resolve("elsewhere")).resolve("dark.png");
    Files.move(dark, moved);
    robot.interact(() -> view.drop(List.of(session)));
    Banner missing = banner();
    assertThat(missing.tone()).isEqualTo(Banner.Tone.WARNING);
    assertThat(missing.sentence().getValue()).contains("dark.png");
    assertThat(robot.lookup("#samples-A").query().isVisible()).isTrue();
    assertThat(invitations(robot)).hasSize(1).allMatch(Node::isVisible);

    window.answer(moved);
    robot.clickOn("Find it…");

    await(() -> robot.lookup("dark.png · 300×260").tryQuery().isPresent());
    assertThat(window.banners().shown()).isEmpty();
    assertThat(invitations(robot)).noneMatch(Node::isVisible);
  }

  private static Set<Node> invitations(FxRobot robot) {
    return robot.lookup(".pane-invitation").queryAll();
  }

  @ParameterizedTest
  @CsvSource({
    "mix.session.save, kept.mixmim",
    "mix.mask.save, kept-mask.png",
    "mix.export.png2, kept-figure.png"
  })
  void escDoesNotDropASaveThatHasNotBegun(String action, String name, FxRobot robot)
      throws Exception {
    awaitReconstructions(robot);
    Path file = home.resolve(name);
    window.answer(file);
    Tasks tasks = window.workbench().tasks();
    CompletableFuture<Boolean> slowDisk = new CompletableFuture<>();
    for (int thread = 0; thread < 2; thread++) {
      tasks.execute(Tasks.Lane.IO, slowDisk::join);
    }

    run(robot, action);
    robot.interact(tasks.activities()::cancelAll);
    slowDisk.complete(true);

    await(() -> Files.exists(file));
  }

  @Test
  void noPaneAsksForPhotographsWhileTheyAreOnTheirWay(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    assertThat(invitations(robot)).isEmpty();
  }

  @Test
  void photographsAreCutAsTheModelWantsThemBeforeItIsThere(FxRobot robot) throws Exception {
    awaitReconstructions(robot);

    assertThat(
            window
                .workbench()
                .models()
                .slot(ModelTask.RECONSTRUCT)
                .model()
                .orElseThrow()
                .model()
                .info()
                .preprocessing())
        .isEqualTo(MixViewModel.UNTIL_LOADED);
  }

  @Test
  void saysThatASessionWasSavedWithAnotherModel(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    Path session = home.resolve("lesson.mixmim");
    window.answer(session);
    run(robot, "mix.session.save");
    await(() -> Files.exists(session));
    String saved = Files.readString(session);
    robot.interact(() -> view.drop(List.of(session)));
    awaitReconstructions(robot);
    assertThat(window.banners().shown()).isEmpty();

    String hash = "\"name\": \"mixmim-tiny\",\n    \"sha256\": \"";
    assertThat(saved).contains(hash);
    Files.writeString(session, saved.replaceFirst(hash + ".", hash + "x"));
    robot.interact(() -> view.drop(List.of(session)));

    Banner other = banner();
    assertThat(other.tone()).isEqualTo(Banner.Tone.INFORMATION);
    assertThat(other.sentence().getValue()).contains("another file of the model MixMIM Tiny;");

    Files.writeString(
        session, saved.replaceFirst(hash + ".", hash.replace("mixmim-tiny", "my-own") + "x"));
    robot.interact(() -> view.drop(List.of(session)));

    await(
        () ->
            window.banners().shown().stream()
                .map(banner -> banner.sentence().getValue())
                .anyMatch(words -> words.contains("the model my-own") && words.contains("Tiny")));
  }

  @Test
  void whatIsKeptBetweenStartsNeedsNoHashOfTheModel(FxRobot robot) {
    MixSamples.NoteModel network = new MixSamples.NoteModel(true);
    MixViewModel model = MixSamples.viewModel(Tasks.sameThread(), new MixSamples.HandClock());
    MixSessions sessions =
        new MixSessions(
            model,
            new Wording(window.messages(), window.workbench().models()),
            window.workbench(),
            new Arrivals());

    robot.interact(
        () -> {
          model.setPhotos(MixSamples.photo("dark", 20), MixSamples.photo("light", 230));
          model.modelProperty().set(Optional.of(network));
          sessions.remember();
          assertThat(sessions.kept(model.state(), Optional.empty()).a()).isPresent();
        });

    assertThat(network.hashed).hasValue(0);
  }

  @Test
  void theModelsFileIsReadBeforeAPaneIsDraggedOut(FxRobot robot) throws Exception {
    MixSamples.NoteModel network = new MixSamples.NoteModel(true);
    MixViewModel model = MixSamples.viewModel(Tasks.sameThread(), new MixSamples.HandClock());
    Wording words = new Wording(window.messages(), window.workbench().models());

    // Held to the end: what listens to a view model weakly goes with it.
    AtomicReference<MixExport> export = new AtomicReference<>();
    robot.interact(
        () -> {
          export.set(new MixExport(model, words, window.workbench(), new MixPanes(model, words)));
          System.gc();
          model.setPhotos(MixSamples.photo("dark", 20), MixSamples.photo("light", 230));
          model.modelProperty().set(Optional.of(network));
        });

    await(() -> network.hashed.get() == 1);
    assertThat(export.get().ready().get()).isTrue();
  }

  @Test
  void aCopiedPictureIsPastedWhereTheKeyboardIs(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    robot.interact(pane(robot, "#pane-reconstruction-a")::requestFocus);
    run(robot, "mix.export.copy-pane");
    robot.interact(pane(robot, "#pane-photo-b")::requestFocus);

    robot.interact(() -> assertThat(view.paste(Clipboard.getSystemClipboard())).isTrue());

    await(() -> robot.lookup("Pasted image · 224×224").tryQuery().isPresent());
    assertThat(robot.lookup("astronaut.jpg · 512×512").tryQuery()).isPresent();
    assertThat(robot.lookup("chelsea-cat.jpg · 451×300").tryQuery()).isEmpty();
  }

  @Test
  void aComparisonSaysWhatItIsWithAndEscEndsIt(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    await(() -> robot.lookup(".history-entry").tryQuery().isPresent());
    assertThat(robot.lookup("#history-note").query().isVisible()).isFalse();
    assertThat(robot.lookup("#first-hint").query().isVisible()).isTrue();

    robot.interact(
        () -> {
          Node entry = robot.lookup(".history-entry").query();
          entry.requestFocus();
          Event.fireEvent(
              entry,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, true, false, false, false));
        });
    assertThat(robot.lookup("#history-note").queryAs(Label.class).getText())
        .isEqualTo("Left of the line: 49.0% · seed 5");
    // There is no room for both.
    assertThat(robot.lookup("#first-hint").query().isVisible()).isFalse();

    robot.interact(view::escaped);
    assertThat(robot.lookup("#history-note").query().isVisible()).isFalse();
  }

  @Test
  void anExperimentCarriesItsBadge(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    assertThat(robot.lookup("#outside-training").query().isVisible()).isFalse();

    robot.interact(
        () ->
            robot
                .lookup("#experiment-filling")
                .<Filling>queryComboBox()
                .getSelectionModel()
                .select(Filling.ZEROS));

    assertThat(robot.lookup("#outside-training").query().isVisible()).isTrue();
    assertThat(robot.lookup("#psnr-A").query().getStyleClass()).contains("warning");
    await(() -> robot.lookup("49.0% · seed 5 · experiment").tryQuery().isPresent());
  }

  @Test
  void aModelThatCannotBeReadIsSaidAndTheOldOneStays(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    Path bad = Files.writeString(home.resolve("bad.safetensors"), "no model at all");
    ModelSlot slot = window.workbench().models().slot(ModelTask.RECONSTRUCT);

    robot.interact(() -> slot.choose(bad.toString()));

    assertThat(banner().sentence().getValue()).contains("bad.safetensors");
    run(robot, "mix.reroll");
    awaitReconstructions(robot);
  }

  @Test
  void aModelOfNormalisedPixelsReconstructsTheSamePairAndOffersColours(FxRobot robot)
      throws Exception {
    awaitReconstructions(robot);
    String before = text(robot, "#psnr-A");
    assertThat(robot.lookup("#display-colours").query().getParent().isVisible()).isFalse();
    ModelSlot slot = window.workbench().models().slot(ModelTask.RECONSTRUCT);
    LoadOptions usual = LoadOptions.DEFAULT;
    LoadOptions normalised =
        new LoadOptions(
            usual.decoderHeads(), Optional.of(true), usual.preprocessing(), usual.device());

    robot.interact(() -> slot.choose("mixmim-tiny", normalised));

    await(() -> robot.lookup("#display-colours").query().getParent().isVisible());
    await(() -> !text(robot, "#psnr-A").isEmpty() && !text(robot, "#psnr-A").equals(before));
    assertThat(scene(robot, "#pane-photo-a").frame()).isPresent();
  }

  @Test
  void theGalleryShowsPairsAtOnceAndMixesTheOneChosen(FxRobot robot) throws Exception {
    awaitReconstructions(robot);

    robot.clickOn("#samples-A");
    await(() -> robot.lookup(".sample-pair").tryQuery().isPresent());
    List<Button> pairs = new ArrayList<>(robot.lookup(".sample-pair").queryAllAs(Button.class));

    assertThat(pairs).hasSizeGreaterThan(2);
    assertThat(pairs).allMatch(pair -> pair.getHeight() < 100);
    Node anchor = robot.lookup("#samples-A").query();
    double gap = pairs.getFirst().localToScreen(0, 0).getY() - anchor.localToScreen(0, 0).getY();
    assertThat(gap).isLessThan(120);
    robot.interact(pairs.get(1)::fire);
    await(() -> robot.lookup("astronaut.jpg · 512×512").tryQuery().isEmpty());
    awaitReconstructions(robot);
  }

  @Test
  void aPaneGoesToAFileAndToTheOtherSide(FxRobot robot) throws Exception {
    awaitReconstructions(robot);
    Path file = home.resolve("reconstruction-a.png");
    window.answer(file);

    robot.rightClickOn("#pane-reconstruction-a");
    robot.clickOn("Save picture…");
    await(() -> Files.exists(file));

    assertThat(ImageFiles.read(file, Orientation.AS_STORED).width()).isEqualTo(224);
    assertThat(Provenance.require(file).a().file()).isEqualTo("astronaut.jpg");
    robot.rightClickOn("#pane-reconstruction-a");
    robot.clickOn("Use as image B");
    settle();
    await(() -> robot.lookup("reconstruction of A · 224×224").tryQuery().isPresent());
  }
}
