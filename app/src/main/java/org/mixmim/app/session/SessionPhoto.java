package org.mixmim.app.session;

/**
 * A photograph as a session remembers it.
 *
 * @param name what it is called
 * @param kind what the place means
 * @param place an absolute path, a sample's id, the file itself in base 64, or nothing
 * @param sha256 the hash of the file, in lower-case hexadecimal
 */
public record SessionPhoto(String name, Kind kind, String place, String sha256) {
  /** Where a photograph lies. */
  public enum Kind {
    /** In a file of its own. */
    FILE,
    /** Among the program's samples. */
    SAMPLE,
    /** In the session itself, because it has no file. */
    EMBEDDED,
    /** In the program's own folder, from one start to the next. */
    KEPT
  }
}
