package org.mixmim.app.mix;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.mixmim.app.session.SessionFiles;
import org.mixmim.app.task.BackgroundTask;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoService;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.LessonPair;
import org.mixmim.model.zoo.SamplePhoto;

/** How photographs come in: dialogs, drops, the clipboard, the samples. */
final class PhotoInput {
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  private final MixViewModel model;
  private final Wording words;
  private final Workbench workbench;
  private final PhotoService photos;
  private final Arrivals arrivals;
  private final Consumer<Path> openSession;
  private final SampleGallery gallery;
  private Runnable ownPhoto = () -> {};

  PhotoInput(
      MixViewModel model,
      Wording words,
      Workbench workbench,
      Arrivals arrivals,
      Consumer<Path> openSession) {
    this.model = model;
    this.words = words;
    this.workbench = workbench;
    this.photos = workbench.photos();
    this.arrivals = arrivals;
    this.openSession = openSession;
    this.gallery = new SampleGallery(words, workbench, this::useSample, this::usePair);
  }

  /** Told when the user has brought a picture of their own. */
  void onOwnPhoto(Runnable listener) {
    ownPhoto = listener;
  }

  void ask(Side side) {
    photos.choose().ifPresent(file -> drop(List.of(file), Optional.of(side)));
  }

  void showSamples(Node owner, Side side) {
    gallery.show(owner, side);
  }

  /**
   * Takes files: one goes to the side it was dropped on, or else to the first that is empty, or to
   * A; of several the first two become A and B. A session is opened.
   */
  boolean drop(List<Path> files, Optional<Side> side) {
    if (files.isEmpty()) {
      return false;
    }
    arrivals.then(() -> open(files, side));
    return true;
  }

  private void open(List<Path> files, Optional<Side> side) {
    if (SessionFiles.isSession(files.getFirst())) {
      openSession.accept(files.getFirst());
    } else {
      List<Path> pair = files.stream().limit(2).toList();
      arrivals.expect(
          photos.open(
              pair,
              opened ->
                  take(opened, opened.size() < pair.size() ? remaining(opened, pair) : side)));
    }
  }

  /** The side of the one that can be read of two. */
  private static Optional<Side> remaining(List<Photo> opened, List<Path> pair) {
    Photo.Origin first = new Photo.Origin.File(pair.getFirst().toAbsolutePath().normalize());
    return Optional.of(opened.getFirst().origin().equals(first) ? Side.A : Side.B);
  }

  /**
   * Takes files or a picture from the clipboard.
   *
   * @param side the photograph that has the keyboard, if one has
   */
  boolean paste(Clipboard clipboard, Optional<Side> side) {
    if (clipboard.hasFiles()) {
      return drop(clipboard.getFiles().stream().map(File::toPath).toList(), side);
    }
    Optional<RgbImage> picture = PhotoService.picture(clipboard);
    picture.ifPresent(
        pixels -> arrivals.bring(() -> photos.openPasted(pixels, opened -> take(opened, side))));
    return picture.isPresent();
  }

  /**
   * Lets a node take dropped files for a side, and show that it would. A picture dragged out of the
   * node itself is not taken back: it is the network's square, smaller than the photograph.
   */
  void takeDrops(Node node, Side side) {
    node.setOnDragOver(
        event -> {
          if (wanted(event, node)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    node.setOnDragEntered(event -> node.pseudoClassStateChanged(DROP, wanted(event, node)));
    node.setOnDragExited(_ -> node.pseudoClassStateChanged(DROP, false));
    node.setOnDragDropped(event -> dropped(event, side));
  }

  private static boolean wanted(DragEvent event, Node node) {
    boolean own =
        event.getGestureSource() instanceof Node source
            && Stream.iterate(source, Objects::nonNull, Node::getParent).anyMatch(node::equals);
    return !own && event.getDragboard().hasFiles();
  }

  private void dropped(DragEvent event, Side side) {
    List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    event.setDropCompleted(drop(files, Optional.of(side)));
    event.consume();
  }

  /** Takes pixels that have no file. */
  void use(Side side, String name, RgbImage image) {
    arrivals.then(() -> take(List.of(PhotoService.of(name, image)), Optional.of(side)));
  }

  private void useSample(Side side, SamplePhoto sample) {
    arrivals.bring(
        () -> photos.openSamples(List.of(sample), opened -> take(opened, Optional.of(side))));
  }

  private void usePair(LessonPair pair) {
    arrivals.bring(() -> open(pair, prepared -> show(prepared, Optional.empty())));
  }

  /** Shows a pair before anything that the user has brought meanwhile. */
  void startWith(LessonPair pair) {
    arrivals.expect(
        open(
            pair,
            prepared ->
                model.begin(
                    model
                        .state()
                        .withPhotos(
                            Optional.of(prepared.getFirst()), Optional.of(prepared.getLast())))));
  }

  private BackgroundTask open(LessonPair pair, Consumer<List<MixPhoto>> show) {
    return photos.openSamples(List.of(pair.a(), pair.b()), opened -> prepare(opened, show));
  }

  private Side emptySide() {
    return model.state().a().isPresent() && model.state().b().isEmpty() ? Side.B : Side.A;
  }

  private void take(List<Photo> opened, Optional<Side> side) {
    prepare(opened, prepared -> show(prepared, side));
  }

  /** Cuts the network's squares in the background, then shows them. */
  private void prepare(List<Photo> opened, Consumer<List<MixPhoto>> show) {
    Preprocessing preprocessing = model.preprocessing();
    arrivals.expect(
        workbench
            .tasks()
            .run(
                Tasks.Lane.IO,
                words.text("working.prepare"),
                _ -> opened.stream().map(photo -> MixPhoto.prepare(photo, preprocessing)).toList(),
                show,
                workbench.banners()::show));
  }

  private void show(List<MixPhoto> prepared, Optional<Side> side) {
    if (prepared.size() > 1) {
      model.setPhotos(prepared.get(0), prepared.get(1));
    } else {
      model.setPhoto(side.orElseGet(this::emptySide), prepared.getFirst());
    }
    boolean own =
        prepared.stream()
            .anyMatch(photo -> !(photo.photo().origin() instanceof Photo.Origin.Sample));
    if (own) {
      ownPhoto.run();
    }
  }
}
