package org.mixmim.model.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.mixmim.model.checkpoint.PickleValue.Dictionary;
import org.mixmim.model.checkpoint.PickleValue.Placeholder;
import org.mixmim.model.checkpoint.PickleValue.Sequence;
import org.mixmim.model.checkpoint.PickleValue.Tensor;
import org.mixmim.model.checkpoint.PickleValue.Text;

/**
 * What a PyTorch file holds, and which part of it is the model: a state dict on its own, or one of
 * the entries under which training programs save it; the first one of a MixMIM's names, if there
 * are several. Averaged weights are taken only where there are no others, as both codebases do.
 *
 * @param storages where the numbers lie
 * @param root the pickled object
 */
record TorchContents(TorchStorages storages, PickleValue root) {
  /** More tensors than any model has. */
  static final int MAX_TENSORS = 20_000;

  private static final List<String> MODEL_KEYS =
      List.of("state_dict", "model", "model_state_dict", "module");
  private static final List<String> AVERAGE_KEYS =
      List.of("state_dict_ema", "ema_state_dict", "model_ema", "ema");
  private static final String POSITIONS = "absolute_pos_embed";
  private static final int MAX_NAME = 1024;
  private static final long SPARE_BYTES = 64 << 20;

  /**
   * A dictionary of tensors.
   *
   * @param container the key it lies under; empty if it is the whole object
   * @param dictionary the tensors by name
   */
  record StateDict(String container, Dictionary dictionary) {}

  /** The model as a checkpoint that owns the file. */
  Checkpoint checkpoint(FileBytes file, CheckpointFormat format) {
    StateDict model = stateDict();
    return new OpenCheckpoint(
        file,
        format,
        tensors(model.dictionary(), file.size()),
        new PickleMetadata(model.dictionary()).of(root),
        model.container(),
        countTensors() - (int) directTensors(model.dictionary()));
  }

  /** The model's state dict. */
  StateDict stateDict() {
    if (root instanceof Placeholder module) {
      throw new CheckpointException(
          null, "checkpoint.pickled-object", storages.file(), module.type().qualified());
    }
    if (!(root instanceof Dictionary top)) {
      throw new CheckpointException(null, "checkpoint.no-state-dict", storages.file());
    }
    List<StateDict> found = new ArrayList<>(dictionaries(top, MODEL_KEYS));
    if (holdsTensors(top)) {
      found.add(new StateDict("", top));
    }
    found.addAll(dictionaries(top, AVERAGE_KEYS));
    return found.stream()
        .filter(candidate -> isMixMim(candidate.dictionary()))
        .findFirst()
        .or(() -> found.stream().findFirst())
        .orElseThrow(
            () -> new CheckpointException(null, "checkpoint.no-state-dict", storages.file()));
  }

  private static List<StateDict> dictionaries(Dictionary top, List<String> keys) {
    List<StateDict> found = new ArrayList<>();
    for (String key : keys) {
      if (top.get(key).orElse(top) instanceof Dictionary dictionary
          && dictionary != top
          && holdsTensors(dictionary)) {
        found.add(new StateDict(key, dictionary));
      }
    }
    return found;
  }

  /** Whether it has the positions that every MixMIM stores, under either codebase's name. */
  private static boolean isMixMim(Dictionary dictionary) {
    for (int i = 0; i < dictionary.size(); i++) {
      String name = name(dictionary, i);
      if (name.equals(POSITIONS) || name.endsWith("." + POSITIONS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsTensors(Dictionary dictionary) {
    for (int i = 0; i < dictionary.size(); i++) {
      if (dictionary.value(i) instanceof Tensor
          || (dictionary.value(i) instanceof Placeholder unread && unread.isTensor())) {
        return true;
      }
    }
    return false;
  }

  private static long directTensors(Dictionary dictionary) {
    long count = 0;
    for (int i = 0; i < dictionary.size(); i++) {
      if (dictionary.key(i) instanceof Text && dictionary.value(i) instanceof Tensor) {
        count++;
      }
    }
    return count;
  }

  private SequencedMap<String, TensorView> tensors(Dictionary dictionary, long fileSize) {
    SequencedMap<String, TensorView> tensors = new LinkedHashMap<>();
    long claimed = 0;
    for (int i = 0; i < dictionary.size(); i++) {
      if (dictionary.key(i) instanceof Text name) {
        switch (dictionary.value(i)) {
          case Tensor tensor -> {
            TensorView view = storages.view(shortened(name.value()), tensor);
            claimed += view.count() * view.type().bytes();
            tensors.put(name.value(), view);
          }
          case Placeholder unread when unread.isTensor() ->
              throw new CheckpointException(
                  null,
                  "checkpoint.tensor-type",
                  storages.file(),
                  shortened(name.value()),
                  unread.type().qualified());
          default -> {
            // Numbers and other attributes beside the tensors are not parameters.
          }
        }
      }
      if (tensors.size() > MAX_TENSORS) {
        throw new CheckpointException(null, "checkpoint.pickle-limit", storages.file());
      }
      // Tensors may share storages, but not so as to grow without end.
      if (claimed > 4 * fileSize + SPARE_BYTES) {
        throw new CheckpointException(
            null, "checkpoint.tensor-repeats", storages.file(), shortened(name(dictionary, i)));
      }
    }
    return tensors;
  }

  private static String name(Dictionary dictionary, int index) {
    return dictionary.key(index) instanceof Text name ? name.value() : "";
  }

  private static String shortened(String name) {
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }

  /** How many tensors the whole object holds, optimizer states included. */
  private int countTensors() {
    int count = 0;
    Set<PickleValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<PickleValue> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      PickleValue value = open.removeLast();
      if (value instanceof Tensor) {
        count++;
      } else if (isContainer(value) && seen.add(value)) {
        switch (value) {
          case Sequence sequence -> sequence.items().forEach(open::addLast);
          case Dictionary dictionary -> addValues(dictionary, open);
          case Placeholder object -> addValues(object.attributes(), open);
          default -> throw new AssertionError(value);
        }
      }
    }
    return count;
  }

  /** Only containers are looked up, and they are compared by identity. */
  private static boolean isContainer(PickleValue value) {
    return value instanceof Sequence || value instanceof Dictionary || value instanceof Placeholder;
  }

  private static void addValues(Dictionary dictionary, Deque<PickleValue> open) {
    for (int i = 0; i < dictionary.size(); i++) {
      open.addLast(dictionary.value(i));
    }
  }
}
