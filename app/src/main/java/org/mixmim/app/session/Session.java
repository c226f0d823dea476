package org.mixmim.app.session;

import java.util.Map;
import java.util.Optional;
import org.mixmim.model.mask.CellMask;

/**
 * Everything of one moment.
 *
 * @param a the photograph whose cells are replaced
 * @param b the photograph that replaces them
 * @param mask the mask
 * @param pattern the rule it was made by
 * @param ratio the share of cells asked for
 * @param seed what random masks are drawn from
 * @param options how pictures are made and shown, by name
 * @param model the model's name and the hash of its file
 */
public record Session(
    Optional<SessionPhoto> a,
    Optional<SessionPhoto> b,
    CellMask mask,
    String pattern,
    double ratio,
    long seed,
    Map<String, String> options,
    Optional<Model> model) {
  /**
   * A model as a session remembers it.
   *
   * @param name its name
   * @param sha256 the hash of its file; empty for one without a file
   */
  public record Model(String name, String sha256) {}

  /** Copies the options. */
  public Session {
    options = Map.copyOf(options);
  }
}
