package org.mixmim.app.mix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.mixmim.app.history.HistoryEntry;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.session.Session;
import org.mixmim.app.session.SessionFiles;
import org.mixmim.app.session.SessionPhoto;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.Workbench;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.problem.MixMimException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the history from one start to the next: every entry is a session with its pictures beside
 * it, under a name of its own, so that two windows do not write the same file.
 */
final class MixHistory {
  private static final Logger LOG = LoggerFactory.getLogger(MixHistory.class);
  private static final int KEPT = 12;
  private static final int PICTURES = 3;
  private static final String SESSION = "." + SessionFiles.EXTENSION;

  /** Digits of the time in a name, which sorts by them. */
  private static final int MILLIS = 13;

  private static final Pattern NAME = Pattern.compile("\\d{" + MILLIS + "}-[0-9a-f]{4}");

  private final MixViewModel model;
  private final Wording words;
  private final Workbench workbench;
  private final MixSessions sessions;
  private final Path folder;

  /** Whether what earlier starts left is in the list: before, it cannot be told what is new. */
  private boolean restored;

  MixHistory(MixViewModel model, Wording words, Workbench workbench, MixSessions sessions) {
    this.model = model;
    this.words = words;
    this.workbench = workbench;
    this.sessions = sessions;
    this.folder = workbench.settings().folder().resolve("history");
    model.log().entries().addListener((ListChangeListener<HistoryEntry<MixMoment>>) this::changed);
  }

  /** Brings back what earlier starts left, below what is there by now. */
  void restore() {
    Preprocessing preprocessing = model.preprocessing();
    // Photographs are shared with the state shown: they are large.
    Map<String, MixPhoto> known = new HashMap<>();
    Stream.concat(model.state().a().stream(), model.state().b().stream())
        .forEach(photo -> known.put(photo.photo().sha256(), photo));
    workbench
        .tasks()
        .runToEnd(
            Tasks.Lane.IO,
            words.text("session.loading"),
            _ -> read(preprocessing, known),
            this::show,
            problem -> {
              LOG.warn("Cannot bring the history back: {}", problem.details());
              show(List.of());
            });
  }

  /**
   * Puts what earlier starts left below what has settled meanwhile, and keeps what is new of it.
   */
  private void show(List<HistoryEntry<MixMoment>> earlier) {
    List<HistoryEntry<MixMoment>> settled = List.copyOf(model.log().entries());
    model.log().restore(earlier);
    restored = true;
    settled.reversed().stream()
        .filter(entry -> earlier.stream().noneMatch(e -> e.state().same(entry.state())))
        .forEach(this::keep);
    model.log().look(model.moment());
  }

  private void changed(ListChangeListener.Change<? extends HistoryEntry<MixMoment>> change) {
    while (change.next()) {
      if (restored) {
        change.getAddedSubList().forEach(this::keep);
      }
    }
  }

  private void keep(HistoryEntry<MixMoment> entry) {
    Session session = sessions.kept(entry.state().state(), entry.state().model());
    workbench.tasks().execute(Tasks.Lane.IO, () -> write(session, entry));
  }

  private void write(Session session, HistoryEntry<MixMoment> entry) {
    try {
      Files.createDirectories(folder);
      String name = newestName();
      try {
        writeFiles(name, session, entry);
      } catch (IOException | MixMimException e) {
        // What is there of it would take room for nothing.
        erase(name);
        throw e;
      }
      names().stream().skip(KEPT).forEach(this::erase);
    } catch (IOException | MixMimException e) {
      workbench.settings().notKept(e);
    }
  }

  private void writeFiles(String name, Session session, HistoryEntry<MixMoment> entry)
      throws IOException {
    for (int i = 0; i < PICTURES; i++) {
      ImageFiles.writePng(picture(name, i), entry.pictures().get(i).toImage());
    }
    for (Side side : Side.values()) {
      Optional<MixPhoto> photo = entry.state().state().photo(side);
      photo.ifPresent(cut -> KeptSquare.write(square(name, side), cut));
    }
    // Last: an entry is there when its session is.
    SessionFiles.write(folder.resolve(name + SESSION), session);
  }

  /** As far as that can be done: what stays is of no harm. */
  private void erase(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name + SESSION));
      for (int i = 0; i < PICTURES; i++) {
        Files.deleteIfExists(picture(name, i));
      }
      for (Side side : Side.values()) {
        Files.deleteIfExists(square(name, side));
      }
    } catch (IOException e) {
      LOG.warn("Cannot delete the history entry {}", name, e);
    }
  }

  /** A name behind all others: a clock may have been ahead when they were given. */
  private String newestName() throws IOException {
    long latest =
        names().stream()
            .findFirst()
            .map(name -> Long.parseLong(name.substring(0, MILLIS)))
            .orElse(0L);
    return String.format(
        Locale.ROOT,
        "%0" + MILLIS + "d-%04x",
        Math.max(System.currentTimeMillis(), latest + 1),
        RandomGenerator.getDefault().nextInt(1 << 16));
  }

  private Path picture(String name, int index) {
    return folder.resolve(name + "-" + index + ".png");
  }

  private Path square(String name, Side side) {
    return folder.resolve(name + "-" + side + ".png");
  }

  /** The names of the entries on disk, newest first. */
  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SESSION))
          .map(name -> name.substring(0, name.length() - SESSION.length()))
          .filter(name -> NAME.matcher(name).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private List<HistoryEntry<MixMoment>> read(
      Preprocessing preprocessing, Map<String, MixPhoto> known) throws IOException {
    List<HistoryEntry<MixMoment>> entries = new ArrayList<>();
    for (String name : names().stream().limit(KEPT).toList()) {
      try {
        Session session = SessionFiles.read(folder.resolve(name + SESSION));
        for (Side side : Side.values()) {
          Optional<SessionPhoto> photo = side == Side.A ? session.a() : session.b();
          photo
              .flatMap(one -> sessions.later(one, square(name, side), known))
              .ifPresent(cut -> known.put(cut.photo().sha256(), cut));
        }
        Optional<MixState> state = sessions.reopen(session, preprocessing, known);
        List<PixelFrame> pictures =
            IntStream.range(0, PICTURES)
                .mapToObj(i -> ImageFiles.read(picture(name, i), Orientation.AS_STORED))
                .map(PixelFrame::of)
                .toList();
        Optional<String> seen = session.model().map(Session.Model::name);
        state.ifPresent(
            found -> entries.add(new HistoryEntry<>(new MixMoment(found, seen), pictures)));
      } catch (MixMimException e) {
        LOG.info("The history entry {} cannot be brought back", name, e);
      }
    }
    return entries;
  }
}
