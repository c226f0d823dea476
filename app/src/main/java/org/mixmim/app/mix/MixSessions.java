package org.mixmim.app.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.session.Session;
import org.mixmim.app.session.SessionFiles;
import org.mixmim.app.session.SessionJson;
import org.mixmim.app.session.SessionPhoto;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.task.BackgroundTask;
import org.mixmim.app.task.Problem;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.task.Work;
import org.mixmim.app.workspace.FileDialogs;
import org.mixmim.app.workspace.Photo;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.ImageException;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.problem.MixMimException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions of the Mix view: saved, opened, and kept between starts. */
final class MixSessions {
  private static final Logger LOG = LoggerFactory.getLogger(MixSessions.class);
  private static final Setting<String> LAST = Setting.of("mix.session", String.class, "");

  private final MixViewModel model;
  private final Wording words;
  private final Workbench workbench;
  private final Path home;
  private final Arrivals arrivals;
  private boolean standIn;

  /**
   * Sessions of a view.
   *
   * @param arrivals photographs on their way
   */
  MixSessions(MixViewModel model, Wording words, Workbench workbench, Arrivals arrivals) {
    this.home = workbench.settings().folder();
    this.arrivals = arrivals;
    this.model = model;
    this.words = words;
    this.workbench = workbench;
  }

  /** A session with its pictures, as far as they were found. */
  private record Opened(MixState state, List<Missing> problems) {}

  /** A picture that is not as it was. */
  private record Missing(Side side, SessionPhoto photo, Reason reason) {}

  /** What is the matter with a picture. */
  private sealed interface Reason {
    /** There is no such file any more. */
    record Gone() implements Reason {}

    /** It is another picture by now. */
    record Changed() implements Reason {}

    /** It is there but cannot be read. */
    record Unreadable(ImageException why) implements Reason {}
  }

  void askToOpen() {
    workbench
        .dialogs()
        .open(words.text("session.title.open"), List.of(kind()))
        .ifPresent(file -> arrivals.then(() -> open(file)));
  }

  void askToSave() {
    workbench
        .dialogs()
        .save(
            words.text("session.title.save"), "session." + SessionFiles.EXTENSION, List.of(kind()))
        .ifPresent(this::save);
  }

  private FileDialogs.Kind kind() {
    return new FileDialogs.Kind(words.text("session.kind"), List.of(SessionFiles.EXTENSION));
  }

  void open(Path file) {
    Preprocessing preprocessing = model.preprocessing();
    Optional<MixModel> now = model.modelProperty().get();
    record Read(Opened opened, Optional<Session.Model> other) {}
    arrivals.expect(
        load(
            _ -> {
              Session session = SessionFiles.read(file);
              Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
              return new Read(
                  assemble(session, folder, preprocessing, new HashMap<>()),
                  session.model().filter(then -> differs(then, now)));
            },
            read -> {
              model.restore(read.opened().state());
              read.opened().problems().forEach(this::tell);
              read.other().ifPresent(this::tellOtherModel);
            },
            this::tell));
  }

  private <T> BackgroundTask load(
      Work<T> reading, Consumer<T> onResult, Consumer<Problem> onProblem) {
    return workbench
        .tasks()
        .run(Tasks.Lane.IO, words.text("session.loading"), reading, onResult, onProblem);
  }

  void save(Path file) {
    MixState state = model.state();
    Optional<MixModel> used = model.modelProperty().get();
    workbench
        .tasks()
        .runToEnd(
            Tasks.Lane.IO,
            words.text("session.saving"),
            _ -> {
              // Hashes the model's file, which takes its time.
              Optional<Session.Model> noted =
                  used.map(m -> new Session.Model(m.name(), hash(m).orElse("")));
              SessionFiles.write(file, session(state, SessionPictures::entry, noted));
              return file;
            },
            saved ->
                workbench
                    .banners()
                    .tell(words.text("session.saved", String.valueOf(saved.getFileName()))),
            this::tell);
  }

  /**
   * Remembers the state now for the next start, unless it only stands in for one that could not be
   * read: another version of the program may still be able to.
   */
  void remember() {
    MixState state = model.state();
    boolean untouched = standIn && !model.undo().undoableProperty().get();
    if (state.a().isPresent() && state.b().isPresent() && !untouched) {
      workbench.settings().set(LAST, SessionJson.write(kept(state, Optional.empty())));
    }
  }

  /**
   * A state as it is kept from one start to the next.
   *
   * @param seen the model that its pictures are of, if it is kept with pictures
   */
  Session kept(MixState state, Optional<String> seen) {
    return session(
        state,
        photo ->
            SessionPictures.keptEntry(
                photo,
                workbench.settings(),
                step -> workbench.tasks().execute(Tasks.Lane.IO, step)),
        seen.map(name -> new Session.Model(name, "")));
  }

  /**
   * A photograph that is read when it is needed, if its square was kept.
   *
   * @param known photographs by hash, which share their pixels
   */
  Optional<MixPhoto> later(SessionPhoto photo, Path square, Map<String, MixPhoto> known) {
    return Optional.ofNullable(known.get(photo.sha256()))
        .map(MixPhoto::photo)
        .or(() -> SessionPictures.later(photo, home))
        .flatMap(there -> KeptSquare.read(square, there));
  }

  /**
   * A state that was kept, if its photographs are still what they were.
   *
   * @param known photographs by hash, however they are cut; what is read is added
   */
  Optional<MixState> reopen(
      Session session, Preprocessing preprocessing, Map<String, MixPhoto> known) {
    Opened opened = assemble(session, Optional.empty(), preprocessing, known);
    return opened.problems().isEmpty() ? Optional.of(opened.state()) : Optional.empty();
  }

  /**
   * Opens what was remembered at the last start.
   *
   * @param otherwise what is done if nothing was, if it cannot be read, or if Esc stops it
   * @param then what is done when it is open
   */
  void restore(Runnable otherwise, Runnable then) {
    String last = workbench.settings().get(LAST);
    if (last.isEmpty()) {
      otherwise.run();
      then.run();
      return;
    }
    Preprocessing preprocessing = model.preprocessing();
    AtomicBoolean answered = new AtomicBoolean();
    BackgroundTask task =
        load(
            _ ->
                assemble(
                    SessionJson.read(last, LAST.name()),
                    Optional.empty(),
                    preprocessing,
                    new HashMap<>()),
            opened -> {
              answered.set(true);
              model.begin(opened.state());
              opened.problems().forEach(this::tell);
              then.run();
            },
            problem -> LOG.warn("What was shown last is unreadable: {}", problem.details()));
    task.runningProperty()
        .subscribe(
            running -> {
              if (!running && !answered.get()) {
                // Esc stops it, too: an empty window would be nothing to go on from.
                standIn = true;
                otherwise.run();
                workbench.banners().show(Banner.Tone.WARNING, words.text("session.last"));
                then.run();
              }
            });
    // Heard of last, so that what the user brings comes after what stands in.
    arrivals.expect(task);
  }

  private static Session session(
      MixState state, Function<Photo, SessionPhoto> entry, Optional<Session.Model> model) {
    return new Session(
        state.a().map(MixPhoto::photo).map(entry),
        state.b().map(MixPhoto::photo).map(entry),
        state.mask(),
        state.origin().name(),
        state.ratio(),
        state.seed(),
        SessionOptions.write(state.options()),
        model);
  }

  private Opened assemble(
      Session session,
      Optional<Path> folder,
      Preprocessing preprocessing,
      Map<String, MixPhoto> known) {
    List<Missing> problems = new ArrayList<>();
    Optional<MixPhoto> a = photo(Side.A, session.a(), folder, preprocessing, known, problems::add);
    Optional<MixPhoto> b = photo(Side.B, session.b(), folder, preprocessing, known, problems::add);
    MaskOrigin origin =
        SessionOptions.value(
            Map.of("pattern", session.pattern()),
            "pattern",
            MaskOrigin.PAINTED,
            MaskOrigin::valueOf);
    return new Opened(
        new MixState(
            a,
            b,
            session.mask(),
            origin,
            session.ratio(),
            session.seed(),
            SessionOptions.read(session.options())),
        problems);
  }

  private Optional<MixPhoto> photo(
      Side side,
      Optional<SessionPhoto> entry,
      Optional<Path> folder,
      Preprocessing preprocessing,
      Map<String, MixPhoto> known,
      Consumer<Missing> problems) {
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    MixPhoto before = known.get(entry.get().sha256());
    if (before != null) {
      return Optional.of(before);
    }
    Optional<Photo> photo;
    try {
      photo = SessionPictures.find(entry.get(), folder, home);
    } catch (ImageException e) {
      // One picture must not take the other, the mask and the options with it.
      problems.accept(new Missing(side, entry.get(), new Reason.Unreadable(e)));
      return Optional.empty();
    }
    if (photo.isEmpty()) {
      problems.accept(new Missing(side, entry.get(), new Reason.Gone()));
    } else if (!photo.get().sha256().equals(entry.get().sha256())) {
      problems.accept(new Missing(side, entry.get(), new Reason.Changed()));
    }
    Optional<MixPhoto> prepared = photo.map(found -> MixPhoto.prepare(found, preprocessing));
    prepared.ifPresent(cut -> known.put(cut.photo().sha256(), cut));
    return prepared;
  }

  private void tell(Missing missing) {
    String name = missing.photo().name();
    Banner.Button locate = new Banner.Button(words.text("session.locate"), () -> locate(missing));
    switch (missing.reason()) {
      case Reason.Gone _ ->
          workbench
              .banners()
              .show(Banner.Tone.WARNING, words.text("session.missing", name), locate);
      case Reason.Changed _ ->
          workbench
              .banners()
              .show(Banner.Tone.WARNING, words.text("session.changed", name), locate);
      case Reason.Unreadable(ImageException why) ->
          workbench.banners().show(Banner.Tone.WARNING, new Problem(why), locate);
    }
  }

  /** Asks where a picture is now. */
  private void locate(Missing missing) {
    Preprocessing preprocessing = model.preprocessing();
    workbench
        .dialogs()
        .open(
            words.text("session.locate.title", missing.photo().name()),
            List.of(new FileDialogs.Kind(words.text("open.kind"), ImageFiles.EXTENSIONS)))
        .ifPresent(
            file ->
                arrivals.bring(
                    () ->
                        workbench
                            .tasks()
                            .run(
                                Tasks.Lane.IO,
                                words.text("open.loading"),
                                _ -> MixPhoto.prepare(PhotoReader.read(file), preprocessing),
                                photo -> model.setPhoto(missing.side(), photo),
                                this::tell)));
  }

  /** Hashes the model's file, so it belongs in the background. */
  private static boolean differs(Session.Model then, Optional<MixModel> now) {
    return now.flatMap(MixSessions::hash).filter(hash -> !hash.equals(then.sha256())).isPresent();
  }

  /** Empty for a model that was closed meanwhile: a session must not be lost for its hash. */
  private static Optional<String> hash(MixModel model) {
    try {
      return Optional.of(model.sha256());
    } catch (MixMimException e) {
      LOG.info("The model {} has no hash any more", model.name(), e);
      return Optional.empty();
    }
  }

  private void tellOtherModel(Session.Model then) {
    model
        .modelProperty()
        .get()
        .ifPresent(
            now ->
                workbench
                    .banners()
                    .show(Banner.Tone.INFORMATION, words.naming(() -> otherModel(then, now))));
  }

  private String otherModel(Session.Model then, MixModel now) {
    String saved = words.model(then.name());
    String used = words.model(now.name());
    return saved.equals(used)
        ? words.get("session.other.file", used)
        : words.get("session.other.model", saved, used);
  }

  private void tell(Problem problem) {
    workbench.banners().show(problem);
  }
}
