package org.mixmim.app.cli;

import java.util.stream.Collectors;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.ModelLibrary;

/** Models that are meant by a name. */
final class ModelNaming {
  private ModelNaming() {}

  /**
   * The card of a model.
   *
   * @throws CliException if no model is called so
   */
  static ModelCard card(ModelLibrary library, String name) {
    if (name.isEmpty()) {
      throw new CliException(null, "model.no-name");
    }
    return library
        .card(name)
        .orElseThrow(
            () ->
                new CliException(
                    null,
                    "model.unknown",
                    name,
                    library.cards().stream()
                        .map(ModelCard::name)
                        .collect(Collectors.joining(", "))));
  }

  /**
   * The name under which a model is stored, also of one that is broken and so has no card.
   *
   * @throws CliException if no model is called so
   */
  static String stored(ModelLibrary library, String name) {
    return library.store().broken().contains(name) ? name : card(library, name).name();
  }
}
