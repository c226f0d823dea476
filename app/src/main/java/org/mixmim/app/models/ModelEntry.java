package org.mixmim.app.models;

import java.util.Optional;
import org.mixmim.model.zoo.ModelCard;
import org.mixmim.model.zoo.ModelSource;
import org.mixmim.model.zoo.StoredModel;

/**
 * A model as the list shows it.
 *
 * @param card what is known of it
 * @param available whether it can be opened now
 * @param stored its file in the store, if it is there
 */
record ModelEntry(ModelCard card, boolean available, Optional<StoredModel> stored) {
  /** Where a model stands in the list. */
  enum Shelf {
    /** Comes with the program. */
    BUILT_IN,
    /** Downloaded, imported, or named in the user's catalogue. */
    HERE,
    /** Published, and not on this machine. */
    PUBLISHED
  }

  String name() {
    return card.name();
  }

  Shelf shelf() {
    return switch (card.source()) {
      case ModelSource.BuiltIn _ -> Shelf.BUILT_IN;
      case ModelSource.LocalFile _ -> Shelf.HERE;
      case ModelSource.Web _ -> available ? Shelf.HERE : Shelf.PUBLISHED;
    };
  }

  boolean canBeDownloaded() {
    return !available && card.source() instanceof ModelSource.Web;
  }
}
