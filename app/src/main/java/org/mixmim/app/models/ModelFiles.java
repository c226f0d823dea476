package org.mixmim.app.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.mixmim.model.zoo.ModelRemarks;
import org.mixmim.model.zoo.ModelTask;
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
    ModelLibrary library = source.get();
    try (Checkpoint file = library.open(name)) {
      return CheckpointAudit.of(file, hints(library.remarks(name)));
    }
  }

  private static ConfigHints hints(ModelRemarks remarks) {
    return ConfigHints.NONE.withDecoderHeads(remarks.decoderHeads());
  }

  ImportProposal propose(Path file, ModelRemarks remarks, Optional<ModelTask> use) {
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      return new ImportProposal(
          file, Files.size(file), remarks, CheckpointAudit.of(checkpoint, hints(remarks)), use);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StoredModel add(ImportProposal proposal) {
    return source.get().add(proposal.file(), proposal.remarks());
  }

  StoredModel note(String model, boolean normalisedPixels) {
    return source.get().store().note(model, normalisedPixels);
  }

  Optional<TensorStatistics> statistics(String model, String tensor) {
    try (Checkpoint file = source.get().open(model)) {
      Optional<StoredTensor> found = Optional.ofNullable(file.tensors().get(tensor));
      return found.map(TensorStatistics::of);
    }
  }

  Path export(String model, Path target, ScalarType type) {
    ModelLibrary library = source.get();
    try (Checkpoint file = library.open(model)) {
      SafetensorsWriter.write(
          target, ParameterNames.resolve(file, hints(library.remarks(model))), Optional.of(type));
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
