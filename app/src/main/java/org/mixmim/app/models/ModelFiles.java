package org.mixmim.app.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.CheckpointAudit;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.checkpoint.ParameterNames;
import org.mixmim.model.checkpoint.SafetensorsWriter;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.checkpoint.StoredTensor;
import org.mixmim.model.checkpoint.TensorStatistics;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.zoo.ModelLibrary;
import org.mixmim.model.zoo.StoredModel;

/** The work with model files, on a background thread. */
final class ModelFiles {
  private final Supplier<ModelLibrary> source;

  /**
   * Takes the way to the models.
   *
   * @param source opens the library anew for every piece of work, so that it is up to date
   */
  ModelFiles(Supplier<ModelLibrary> source) {
    this.source = source;
  }

  List<ModelEntry> entries() {
    ModelLibrary library = source.get();
    return library.cards().stream()
        .map(
            card ->
                new ModelEntry(card, library.isAvailable(card), library.store().find(card.name())))
        .toList();
  }

  CheckpointAudit audit(String name) {
    try (Checkpoint file = source.get().open(name)) {
      return CheckpointAudit.of(file, ConfigHints.NONE);
    }
  }

  ImportProposal propose(Path file, OptionalInt decoderHeads) {
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      return new ImportProposal(
          file,
          Files.size(file),
          decoderHeads,
          CheckpointAudit.of(checkpoint, ConfigHints.NONE.withDecoderHeads(decoderHeads)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StoredModel add(ImportProposal proposal) {
    return source.get().add(proposal.file(), proposal.decoderHeads());
  }

  Optional<TensorStatistics> statistics(String model, String tensor) {
    try (Checkpoint file = source.get().open(model)) {
      Optional<StoredTensor> found = Optional.ofNullable(file.tensors().get(tensor));
      return found.map(TensorStatistics::of);
    }
  }

  Path export(String model, Path target, ScalarType type) {
    try (Checkpoint file = source.get().open(model)) {
      SafetensorsWriter.write(
          target, ParameterNames.resolve(file, ConfigHints.NONE), Optional.of(type));
      return target;
    }
  }

  StoredModel verify(String model) {
    return source.get().store().verify(model);
  }

  String remove(String model) {
    source.get().store().remove(model);
    return model;
  }
}
