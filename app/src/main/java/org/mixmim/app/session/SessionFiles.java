package org.mixmim.app.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.mixmim.model.file.AtomicFile;

/** Sessions from and to {@code .mixmim} files. */
public final class SessionFiles {
  /** The files' extension. */
  public static final String EXTENSION = "mixmim";

  private static final long MAX_BYTES = 512L << 20;

  private SessionFiles() {}

  /**
   * Whether a file is called like a session.
   *
   * @param file the file, which need not be there
   * @return true by its extension
   */
  public static boolean isSession(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith("." + EXTENSION);
  }

  /**
   * Reads a session.
   *
   * @param file the file
   * @return the session
   * @throws SessionException if the file cannot be read or is no session
   */
  public static Session read(Path file) {
    String name = file.toString();
    try {
      if (!Files.isRegularFile(file)) {
        throw new SessionException(null, "session.missing", name);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new SessionException(null, "session.no-session", name);
      }
      // A wrong byte becomes a replacement character: the JSON reader then says what is wrong.
      return SessionJson.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw new SessionException(e, "session.unreadable", name);
    }
  }

  /**
   * Writes a session whole or not at all.
   *
   * @param file the file
   * @param session the session
   * @throws SessionException if the file cannot be written
   */
  public static void write(Path file, Session session) {
    byte[] json = SessionJson.write(session).getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(file, out -> out.write(json));
    } catch (IOException e) {
      throw new SessionException(e, "session.unwritable", file.toString());
    }
  }
}
