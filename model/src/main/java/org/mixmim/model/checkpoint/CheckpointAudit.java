package org.mixmim.model.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.mixmim.model.config.ComputeCost;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.problem.MixMimException;

/**
 * Everything there is to say of a model file without running it: for {@code mixmim info} and the
 * import dialog. A wrong model is reported, not thrown.
 *
 * @param name what the user calls the file
 * @param format how it is written
 * @param container the key under which it keeps the model; empty if it is nothing but the model
 * @param codebase whose parameter names it follows
 * @param tasks what it can do; empty if it is no complete MixMIM
 * @param config the network, if the shapes make one
 * @param problem why it cannot be used, or what it looks like instead
 * @param parameters how many numbers the model's parameters hold, position tables included
 * @param macs multiply-accumulates of one picture through encoder and head
 * @param normalisedPixels whether the decoder was trained on pixels normalised per cell, where the
 *     file says so
 * @param epochs epochs of training, where the file says so
 * @param classNames the classes' names, where the file lists them
 * @param sha256 of the whole file, lower-case hex
 * @param tensors the model's tensors in the file's order
 * @param skippedTensors tensors that are not the model's, such as an optimizer's
 * @param missing parameters that the network needs and the file lacks
 * @param surplus tensors that the network has no place for
 * @param misshapen tensors of another shape than the network needs
 * @param metadata see {@link Checkpoint#metadata()}
 */
public record CheckpointAudit(
    String name,
    CheckpointFormat format,
    String container,
    Codebase codebase,
    Set<ModelTask> tasks,
    Optional<MixMimConfig> config,
    Optional<MixMimException> problem,
    long parameters,
    OptionalLong macs,
    Optional<Boolean> normalisedPixels,
    OptionalInt epochs,
    List<String> classNames,
    String sha256,
    List<TensorEntry> tensors,
    int skippedTensors,
    List<String> missing,
    List<String> surplus,
    List<Misshapen> misshapen,
    Map<String, String> metadata) {
  /** Keeps its own copies. */
  public CheckpointAudit {
    tasks = Collections.unmodifiableSet(EnumSet.copyOf(orNone(tasks)));
    classNames = List.copyOf(classNames);
    tensors = List.copyOf(tensors);
    missing = List.copyOf(missing);
    surplus = List.copyOf(surplus);
    misshapen = List.copyOf(misshapen);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  private static EnumSet<ModelTask> orNone(Set<ModelTask> tasks) {
    EnumSet<ModelTask> copy = EnumSet.noneOf(ModelTask.class);
    copy.addAll(tasks);
    return copy;
  }

  /**
   * A tensor of the file. Its numbers' spread is {@link TensorStatistics#of} of the checkpoint's
   * tensor of that name.
   *
   * @param name its name in the file
   * @param parameter this program's name for it; empty for a buffer that is not used
   * @param type the format of its numbers
   * @param shape the length of each axis
   */
  public record TensorEntry(
      String name, Optional<String> parameter, ScalarType type, List<Long> shape) {
    /** Keeps its own copy of the shape. */
    public TensorEntry {
      shape = List.copyOf(shape);
    }
  }

  /**
   * A tensor of another shape than the network needs.
   *
   * @param name this program's name for it
   * @param found its shape in the file
   * @param expected the shape that the rest of the file calls for
   */
  public record Misshapen(String name, List<Long> found, List<Long> expected) {
    /** Keeps its own copies. */
    public Misshapen {
      found = List.copyOf(found);
      expected = List.copyOf(expected);
    }

    @Override
    public String toString() {
      return name + " " + found + " \u2260 " + expected;
    }
  }

  /**
   * Looks a checkpoint over. This reads the whole file once, for its SHA-256.
   *
   * @param checkpoint the open file
   * @param user what the user says of the network, which counts more than the file
   * @return the report
   * @throws CheckpointException if the file cannot be read any more
   */
  public static CheckpointAudit of(Checkpoint checkpoint, ConfigHints user) {
    ModelReading reading = ModelReading.of(checkpoint, user);
    boolean usable = reading.problem().isEmpty();
    Optional<MixMimConfig> config = reading.config();
    EnumSet<ModelTask> tasks = EnumSet.noneOf(ModelTask.class);
    if (usable && config.flatMap(MixMimConfig::decoder).isPresent()) {
      tasks.add(ModelTask.RECONSTRUCTION);
    }
    OptionalInt classes = config.map(MixMimConfig::classes).orElse(OptionalInt.empty());
    if (usable && classes.isPresent()) {
      tasks.add(ModelTask.CLASSIFICATION);
    }
    List<TensorEntry> tensors = new ArrayList<>();
    checkpoint
        .tensors()
        .forEach(
            (name, tensor) ->
                tensors.add(
                    new TensorEntry(
                        name,
                        ParameterNames.ours(name, reading.codebase()),
                        tensor.type(),
                        tensor.shape())));
    return new CheckpointAudit(
        checkpoint.name(),
        checkpoint.format(),
        checkpoint.container(),
        reading.codebase(),
        tasks,
        config,
        reading.problem(),
        reading.parameters().values().stream().mapToLong(StoredTensor::count).sum(),
        usable && config.isPresent()
            ? OptionalLong.of(ComputeCost.macs(config.get()))
            : OptionalLong.empty(),
        reading.hints().normalisedPixels(),
        reading.hints().epochs(),
        reading.hints().classNames(classes),
        checkpoint.sha256(),
        tensors,
        checkpoint.skippedTensors(),
        reading.missing(),
        reading.surplus(),
        reading.misshapen(),
        checkpoint.metadata());
  }
}
