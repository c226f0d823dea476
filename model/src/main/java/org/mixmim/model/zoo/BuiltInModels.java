package org.mixmim.model.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.checkpoint.ParameterNames;
import org.mixmim.model.checkpoint.ParameterSet;
import org.mixmim.model.config.ConfigHints;

/**
 * The models in the jar of assets. Their cards take every figure from the file itself, so that new
 * weights under an old name need no other change.
 */
final class BuiltInModels {
  private static final String FOLDER = "models/";

  private BuiltInModels() {}

  /** The catalogue of built-in models, if the assets are there. */
  static Optional<URL> catalogue() {
    return Assets.find(FOLDER + "cards.json");
  }

  static ModelSource source(String file) {
    URL resource = Assets.get(FOLDER + file);
    try {
      URLConnection connection = resource.openConnection();
      connection.setUseCaches(false);
      // A connection to a file is an open stream as soon as its length is asked for.
      try (var _ = connection.getInputStream()) {
        return new ModelSource.BuiltIn(resource, connection.getContentLengthLong());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ModelCard complete(ModelCard card, ModelSource.BuiltIn source) {
    try (Checkpoint checkpoint = Checkpoints.open(source.resource(), card.name())) {
      ParameterSet parameters = ParameterNames.resolve(checkpoint, ConfigHints.NONE);
      return new ModelCard(
          card.name(),
          card.aliases(),
          card.title(),
          card.description(),
          Optional.of(parameters.config()),
          card.published(),
          parameters.normalisedPixels(),
          card.licence(),
          card.source());
    }
  }
}
