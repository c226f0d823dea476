package org.mixmim.app.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mixmim.model.mask.CellMask;

/** Sessions as JSON, with the version of the format. */
public final class SessionJson {
  /** The version written; files of later versions are refused rather than misread. */
  static final int VERSION = 1;

  private static final String FORMAT = "mixmim-session";
  private static final int LARGEST_GRID = 256;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SessionJson() {}

  /** The file's shape; anything may be missing in a file that someone wrote. */
  private record Document(
      @Nullable String format,
      int version,
      @Nullable PhotoEntry a,
      @Nullable PhotoEntry b,
      @Nullable MaskEntry mask,
      @Nullable Map<String, @Nullable String> options,
      @Nullable ModelEntry model) {}

  private record PhotoEntry(
      @Nullable String name,
      SessionPhoto.@Nullable Kind kind,
      @Nullable String place,
      @Nullable String sha256) {}

  private record MaskEntry(
      @Nullable String pattern, double ratio, long seed, @Nullable List<String> rows) {}

  private record ModelEntry(@Nullable String name, @Nullable String sha256) {}

  /**
   * Writes a session.
   *
   * @param session the session
   * @return JSON text
   */
  public static String write(Session session) {
    MaskEntry mask =
        new MaskEntry(
            session.pattern(),
            session.ratio(),
            session.seed(),
            List.of(session.mask().toString().split("/", -1)));
    return GSON.toJson(
        new Document(
            FORMAT,
            VERSION,
            session.a().map(SessionJson::entry).orElse(null),
            session.b().map(SessionJson::entry).orElse(null),
            mask,
            new TreeMap<>(session.options()),
            session.model().map(m -> new ModelEntry(m.name(), m.sha256())).orElse(null)));
  }

  private static PhotoEntry entry(SessionPhoto photo) {
    return new PhotoEntry(photo.name(), photo.kind(), photo.place(), photo.sha256());
  }

  /**
   * Reads a session.
   *
   * @param json the text
   * @param name what the failure calls it
   * @return the session
   * @throws SessionException if it is no session, a damaged one, or one of a later version
   */
  public static Session read(String json, String name) {
    Document document;
    try {
      document = GSON.fromJson(json, Document.class);
    } catch (JsonParseException e) {
      throw new SessionException(e, "session.no-session", name);
    }
    if (document == null || !FORMAT.equals(document.format())) {
      throw new SessionException(null, "session.no-session", name);
    }
    if (document.version() > VERSION) {
      throw new SessionException(null, "session.later", name, document.version(), VERSION);
    }
    MaskEntry mask = document.mask();
    if (mask == null || mask.rows() == null) {
      throw new SessionException(null, "session.damaged", name);
    }
    return new Session(
        photo(document.a(), name),
        photo(document.b(), name),
        mask(mask.rows(), name),
        mask.pattern() == null ? "" : mask.pattern(),
        Math.clamp(Double.isNaN(mask.ratio()) ? 0 : mask.ratio(), 0, 1),
        mask.seed(),
        options(document.options()),
        model(document.model()));
  }

  /** What is not told is what it is by default. */
  private static Map<String, String> options(@Nullable Map<String, @Nullable String> read) {
    Map<String, String> options = new TreeMap<>();
    if (read != null) {
      read.forEach(
          (name, value) -> {
            if (value != null) {
              options.put(name, value);
            }
          });
    }
    return options;
  }

  private static Optional<Session.Model> model(@Nullable ModelEntry entry) {
    return entry == null || entry.name() == null
        ? Optional.empty()
        : Optional.of(
            new Session.Model(entry.name(), entry.sha256() == null ? "" : entry.sha256()));
  }

  private static Optional<SessionPhoto> photo(@Nullable PhotoEntry entry, String name) {
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.name() == null
        || entry.kind() == null
        || entry.place() == null
        || entry.sha256() == null) {
      throw new SessionException(null, "session.damaged", name);
    }
    return Optional.of(new SessionPhoto(entry.name(), entry.kind(), entry.place(), entry.sha256()));
  }

  private static CellMask mask(List<String> rows, String name) {
    String all = String.join("/", rows);
    int columns = rows.isEmpty() ? 0 : Math.max(1, all.indexOf('/'));
    if (rows.size() == 1) {
      columns = all.length();
    }
    if (columns < 1
        || columns > LARGEST_GRID
        || rows.size() > LARGEST_GRID
        || !all.matches("[01]{" + columns + "}(/[01]{" + columns + "})*")) {
      throw new SessionException(null, "session.damaged", name);
    }
    boolean[] cells = new boolean[rows.size() * columns];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = all.charAt(cell / columns * (columns + 1) + cell % columns) == '1';
    }
    return CellMask.of(rows.size(), columns, cells);
  }
}
