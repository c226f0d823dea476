package org.mixmim.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.mixmim.app.ProductVersion;
import org.mixmim.app.action.ActionRegistry;
import org.mixmim.app.banner.BannerArea;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.ModelSlot;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.zoo.ModelTask;

/** The window's content: bar above, rail at the left, the current view, status line below. */
public final class Shell {
  /** The program's name, the same in every language. */
  static final String NAME = "MixMIM Explorer";

  private static final List<String> MODEL_FILES = List.of("safetensors", "pth", "pt");
  private static final Duration NOTICE = Duration.seconds(4);
  private static final PseudoClass PRESENTER = PseudoClass.getPseudoClass("presenter");

  private final Stage stage;
  private final Workbench workbench;
  private final Navigation navigation;
  private final Texts texts;
  private final ActionRegistry registry = new ActionRegistry();
  private final OverlayLayer overlay = new OverlayLayer();
  private final CommandPalette palette;
  private final TopBar topBar;
  private final StackPane root = new StackPane();
  private final WindowMemory memory;
  private final Scene scene;
  private final StackPane holder = new StackPane();
  private final BooleanProperty presenter = new SimpleBooleanProperty(this, "presenter");

  /**
   * Builds the frame around the views.
   *
   * @param stage the window
   * @param workbench what the views share
   * @param appearance light or dark
   * @param views the views, in the order of the rail; at least one
   */
  public Shell(Stage stage, Workbench workbench, Appearance appearance, List<View> views) {
    this.stage = stage;
    this.workbench = workbench;
    this.memory = new WindowMemory(workbench.settings());
    memory.restore(stage);
    // Of a size from the start: otherwise all is measured, and laid out twice.
    this.scene = new Scene(root, stage.getWidth(), stage.getHeight());
    appearance.dress(scene, workbench.messages().languageProperty());
    this.navigation = new Navigation(views, workbench.settings());
    this.texts = workbench.messages().of(Shell.class);
    this.palette = new CommandPalette(registry, texts, this::run);
    MainMenu menus = new MainMenu(registry, texts, this::run);
    this.topBar =
        new TopBar(
            navigation, registry, menus, texts, appearance, workbench.paint(), this::openPalette);
    topBar
        .chips()
        .getChildren()
        .setAll(
            new ModelChip(navigation, workbench.models(), texts, this::openModelFile),
            new DeviceChip(workbench.models(), texts, this::openGpu));
    MemoryGauge gauge = new MemoryGauge();
    stage.focusedProperty().subscribe(gauge::watch);

    registry.addGlobal(
        new ShellActions(navigation, workbench.messages()).all(new WindowOfActions(), appearance));
    views.forEach(view -> registry.addView(view.id(), view.actions()));

    root.getStyleClass().add("shell");
    frame(gauge);
    navigation.currentProperty().subscribe(this::hold);
    navigation.current().shown();
    presenter.subscribe(this::present);
    root.addEventHandler(DragEvent.DRAG_OVER, this::dragOver);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  /**
   * Fills the window from the outside in. Whatever is put into a scene is matched with all of its
   * styles once for every level that comes in with it, which at a start takes longer than anything
   * else.
   */
  private void frame(MemoryGauge gauge) {
    BorderPane frame = new BorderPane();
    root.getChildren().addAll(WindowMemory.scrolledIfLow(stage, frame), overlay);
    BannerArea banners = new BannerArea(workbench.banners(), workbench.messages());
    holder.getStyleClass().add("view-holder");
    VBox.setVgrow(holder, Priority.ALWAYS);
    SlowWork work = new SlowWork(workbench.tasks().activities());
    ProgressLine progress = new ProgressLine(work);
    StackPane.setAlignment(progress, Pos.TOP_LEFT);
    VBox column = new VBox(banners, holder);
    frame.setCenter(new StackPane(column, progress));
    frame.setTop(topBar);
    Rail rail = new Rail(navigation);
    frame.setLeft(rail);
    StackPane bottom = new StackPane();
    bottom.getStyleClass().add("status-place");
    frame.setBottom(bottom);
    for (Region chrome : List.of(rail, bottom, topBar)) {
      chrome.visibleProperty().bind(presenter.not());
      chrome.managedProperty().bind(presenter.not());
    }
    workbench.paint().bring(() -> bottom.getChildren().add(status(work, gauge)));
  }

  private StatusLine status(SlowWork work, MemoryGauge gauge) {
    StatusLine status =
        new StatusLine(
            work,
            lastRun(),
            texts,
            gauge,
            new PrecisionLabel(navigation, workbench.models(), texts));
    status.addRight(new ModelLabel(navigation, workbench.models(), texts));
    return status;
  }

  /** How long a reconstruction took says nothing beside the pictures of another view. */
  private ObservableValue<String> lastRun() {
    return navigation
        .currentProperty()
        .flatMap(
            view ->
                view.modelTask().equals(Optional.of(ModelTask.RECONSTRUCT))
                    ? workbench.status().lastRunProperty().flatMap(text -> text)
                    : new SimpleStringProperty(""));
  }

  private void hold(View view) {
    view.modelTask().map(workbench.models()::slot).ifPresent(ModelSlot::demand);
    holder.getChildren().setAll(view.content());
  }

  /** Opens the window where it was last, and remembers where it is when it closes. */
  public void open() {
    new KeyDispatcher(registry, navigation).listen(scene, overlay);
    stage.setTitle(NAME);
    stage.setScene(scene);
    // Esc is the window's own key: JavaFX would leave full screen, but not presenter mode.
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage
        .fullScreenProperty()
        .subscribe(
            full -> {
              if (!full) {
                presenter.set(false);
              }
            });
    workbench.banners().onNotice(this::notice);
    stage.setOnHiding(
        _ -> {
          memory.remember(stage);
          navigation.views().forEach(View::closing);
        });
    stage.show();
    // The window's list of programs can wait for them, the window need not.
    workbench.paint().bring(() -> stage.getIcons().setAll(AppIcons.all()));
    // Otherwise the first button is ringed, as if the user had gone there.
    root.requestFocus();
  }

  private void notice(String text) {
    Notifications.create()
        .owner(stage)
        .position(Pos.BOTTOM_RIGHT)
        .hideAfter(NOTICE)
        .graphic(new FontIcon(Feather.CHECK_CIRCLE))
        .text(text)
        .show();
    // It goes away by itself, and Esc means other things.
    Window.getWindows().stream()
        .filter(Popup.class::isInstance)
        .forEach(popup -> ((Popup) popup).setHideOnEscape(false));
  }

  /**
   * Brings a view to the front.
   *
   * @param view one of the views
   */
  public void show(View view) {
    navigation.show(view);
  }

  /**
   * Every action of the window.
   *
   * @return the registry
   */
  public ActionRegistry actions() {
    return registry;
  }

  private void run(ActionRegistry.Entry entry) {
    overlay.close();
    entry.view().ifPresent(navigation::show);
    entry.action().run();
  }

  private void openPalette() {
    palette.reset();
    overlay.open(palette, palette.query(), Pos.TOP_CENTER);
  }

  private void openGpu(String reason) {
    GpuCard card = new GpuCard(workbench.gpu(), texts, reason, overlay::close);
    overlay.open(card, card.focusTarget(), Pos.CENTER);
  }

  private void openModelFile() {
    workbench
        .dialogs()
        .open(
            texts.text("action.model-file"),
            List.of(new FileDialogs.Kind(texts.text("model.kind"), MODEL_FILES)))
        .ifPresent(this::takeModel);
  }

  /** Brings a model file before the view that looks it over before anything of it is loaded. */
  private boolean takeModel(Path file) {
    Optional<ModelTask> use = navigation.current().modelTask();
    Optional<View> taker =
        navigation.views().stream().filter(view -> view.takeModel(file, use)).findFirst();
    taker.ifPresent(navigation::show);
    return taker.isPresent();
  }

  private void present(boolean on) {
    root.pseudoClassStateChanged(PRESENTER, on);
    if (stage.isShowing() && stage.isFullScreen() != on) {
      stage.setFullScreenExitHint(texts.get("presenter.hint"));
      stage.setFullScreen(on);
    }
  }

  /** What is dragged out of the window and let go of within it goes nowhere by itself. */
  private void dragOver(DragEvent event) {
    if (event.getGestureSource() == null && event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    event.setDropCompleted(drop(files));
    event.consume();
  }

  /**
   * Takes files dropped on the window or handed to the program: a model is looked over, what is one
   * view's own goes there, all else to the view shown or, if that has no use for it, to another.
   *
   * @param files the files
   * @return whether somebody takes them
   */
  public boolean drop(List<Path> files) {
    if (files.size() == 1 && isModel(files.getFirst()) && takeModel(files.getFirst())) {
      return true;
    }
    Optional<View> taker =
        files.isEmpty()
            ? Optional.empty()
            : inTurn(files.getFirst()).filter(view -> view.drop(files)).findFirst();
    taker.ifPresent(navigation::show);
    return taker.isPresent();
  }

  /** The views as they are asked to take a file: whose it is, the one shown, the others. */
  private Stream<View> inTurn(Path file) {
    return Stream.of(
            navigation.views().stream().filter(view -> view.owns(file)),
            Stream.of(navigation.current()),
            navigation.views().stream())
        .flatMap(Function.identity())
        .distinct();
  }

  private static boolean isModel(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return MODEL_FILES.stream().anyMatch(extension -> name.endsWith("." + extension));
  }

  /** What the window's own actions do to it. */
  private final class WindowOfActions implements ShellActions.Window {
    @Override
    public void openPalette() {
      Shell.this.openPalette();
    }

    @Override
    public void openShortcuts() {
      ShortcutSheet sheet = new ShortcutSheet(registry, navigation.current(), texts);
      overlay.open(sheet, sheet.focusTarget(), Pos.CENTER);
    }

    @Override
    public void openAbout() {
      AboutCard about = new AboutCard(texts, ProductVersion.current(), overlay::close);
      overlay.open(about, about.focusTarget(), Pos.CENTER);
    }

    @Override
    public void openModelFile() {
      Shell.this.openModelFile();
    }

    @Override
    public void openMenu() {
      presenter.set(false);
      topBar.menu().requestFocus();
      topBar.menu().show();
    }

    @Override
    public void cancelWork() {
      if (presenter.get()) {
        presenter.set(false);
      }
      navigation.current().escaped();
      workbench.tasks().activities().cancelAll();
    }

    @Override
    public void quit() {
      stage.close();
    }

    @Override
    public BooleanProperty presenter() {
      return presenter;
    }
  }
}
