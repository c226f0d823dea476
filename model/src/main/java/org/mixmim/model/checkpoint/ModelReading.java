package org.mixmim.model.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mixmim.model.config.ConfigException;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.ConfigInference;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Parameters;
import org.mixmim.model.problem.MixMimException;

/**
 * What a checkpoint is as a model: the network its shapes make, or why they make none, and where
 * the two differ.
 */
final class ModelReading {
  /** More names than this in a sentence help nobody. */
  private static final int NAMES_SHOWN = 8;

  private final Checkpoint checkpoint;
  private final Codebase codebase;
  private final FileHints hints;
  private final SequencedMap<String, StoredTensor> parameters = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> surplus = new ArrayList<>();
  private final List<CheckpointAudit.Misshapen> misshapen = new ArrayList<>();
  private @Nullable MixMimConfig config;
  private @Nullable MixMimException problem;

  private ModelReading(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.codebase = ParameterNames.codebase(checkpoint.tensors().keySet());
    this.hints = new FileHints(checkpoint.metadata(), codebase);
  }

  static ModelReading of(Checkpoint checkpoint, ConfigHints user) {
    ModelReading reading = new ModelReading(checkpoint);
    reading.rename();
    reading.infer(user);
    return reading;
  }

  private void rename() {
    checkpoint
        .tensors()
        .forEach(
            (name, tensor) ->
                ParameterNames.ours(name, codebase)
                    .ifPresent(
                        ours -> {
                          StoredTensor ordered =
                              codebase == Codebase.OPENMMLAB
                                  ? MergingOrder.ofOpenMmlab(ours, tensor)
                                  : tensor;
                          if (parameters.putIfAbsent(ours, ordered) != null) {
                            surplus.add(name);
                          }
                        }));
  }

  private void infer(ConfigHints user) {
    Optional<OtherModel.Telltale> other = OtherModel.recognise(checkpoint.tensors().keySet());
    if (other.isPresent()) {
      problem =
          new CheckpointException(null, other.get().key(), checkpoint.name(), other.get().name());
      return;
    }
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    parameters.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    try {
      config = ConfigInference.infer(shapes, hints.config(user));
    } catch (ConfigException e) {
      problem =
          e.key().equals("config.missing")
              ? new CheckpointException(e, "checkpoint.no-model", checkpoint.name(), e)
              : e;
      return;
    } catch (ArithmeticException e) {
      problem = new CheckpointException(e, "checkpoint.shapes", checkpoint.name());
      return;
    }
    compare(Parameters.of(config), shapes);
  }

  private void compare(Map<String, List<Long>> expected, Map<String, List<Long>> found) {
    expected.forEach(
        (name, shape) -> {
          List<Long> stored = found.get(name);
          if (stored == null) {
            missing.add(name);
          } else if (!stored.equals(shape)) {
            misshapen.add(new CheckpointAudit.Misshapen(name, stored, shape));
          }
        });
    found.keySet().stream().filter(name -> !expected.containsKey(name)).forEach(surplus::add);
    parameters.keySet().retainAll(expected.keySet());
    if (!missing.isEmpty() || !surplus.isEmpty() || !misshapen.isEmpty()) {
      problem =
          new CheckpointException(
              null,
              "checkpoint.tensors-differ",
              checkpoint.name(),
              missing.size(),
              sentence(missing),
              surplus.size(),
              sentence(surplus),
              misshapen.size(),
              sentence(misshapen));
    }
  }

  private static String sentence(List<?> names) {
    String shown =
        names.stream().limit(NAMES_SHOWN).map(Object::toString).collect(Collectors.joining(", "));
    return names.size() > NAMES_SHOWN ? shown + ", \u2026" : shown;
  }

  ParameterSet parameterSet() {
    if (problem != null) {
      throw problem;
    }
    MixMimConfig network = config().orElseThrow();
    // In the order of computation, so that reading runs through the file once where it can.
    SequencedMap<String, StoredTensor> ordered = new LinkedHashMap<>();
    for (String name : Parameters.of(network).keySet()) {
      StoredTensor tensor = parameters.get(name);
      if (tensor != null) {
        ordered.put(name, tensor);
      }
    }
    return new ParameterSet(
        codebase,
        network,
        Collections.unmodifiableSequencedMap(ordered),
        hints.normalisedPixels(),
        hints.classNames(network.classes()),
        checkpoint.metadata());
  }

  /**
   * The tensors under this program's names, merging order converted; once the network is known,
   * only what belongs to it.
   */
  SequencedMap<String, StoredTensor> parameters() {
    return Collections.unmodifiableSequencedMap(parameters);
  }

  Codebase codebase() {
    return codebase;
  }

  FileHints hints() {
    return hints;
  }

  Optional<MixMimConfig> config() {
    return Optional.ofNullable(config);
  }

  Optional<MixMimException> problem() {
    return Optional.ofNullable(problem);
  }

  List<String> missing() {
    return List.copyOf(missing);
  }

  List<String> surplus() {
    return List.copyOf(surplus);
  }

  List<CheckpointAudit.Misshapen> misshapen() {
    return List.copyOf(misshapen);
  }
}
