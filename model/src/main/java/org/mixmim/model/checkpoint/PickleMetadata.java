package org.mixmim.model.checkpoint;

import com.google.gson.JsonArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mixmim.model.checkpoint.PickleValue.Dictionary;
import org.mixmim.model.checkpoint.PickleValue.Huge;
import org.mixmim.model.checkpoint.PickleValue.Placeholder;
import org.mixmim.model.checkpoint.PickleValue.Real;
import org.mixmim.model.checkpoint.PickleValue.Sequence;
import org.mixmim.model.checkpoint.PickleValue.Tensor;
import org.mixmim.model.checkpoint.PickleValue.Text;
import org.mixmim.model.checkpoint.PickleValue.Truth;
import org.mixmim.model.checkpoint.PickleValue.Whole;

/**
 * What a training program saved beside the tensors, as texts under dotted keys. Lists of plain
 * values become JSON. States of optimizers, schedulers and loggers are left out.
 */
final class PickleMetadata {
  private static final Set<String> STATES =
      Set.of(
          "optimizer",
          "optimizers",
          "param_schedulers",
          "lr_scheduler",
          "scheduler",
          "scaler",
          "message_hub",
          "amp");
  private static final int MAX_DEPTH = 8;
  private static final int MAX_KEY = 200;
  private static final int MAX_ENTRIES = 4096;
  private static final int MAX_ITEMS = 25_000;
  private static final int MAX_VISITS = 200_000;
  private static final int MAX_CHARACTERS = 4 << 20;

  private final Dictionary model;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private int visits;
  private long characters;

  /**
   * Prepares to collect.
   *
   * @param model the state dict, which is no metadata
   */
  PickleMetadata(Dictionary model) {
    this.model = model;
  }

  /** The metadata around the model. */
  Map<String, String> of(PickleValue root) {
    if (root instanceof Dictionary dictionary && dictionary != model) {
      collect("", dictionary, 0);
    }
    return texts;
  }

  private void collect(String prefix, Dictionary dictionary, int depth) {
    for (int i = 0; i < dictionary.size(); i++) {
      visits++;
      if (visits > MAX_VISITS || texts.size() >= MAX_ENTRIES || characters > MAX_CHARACTERS) {
        return;
      }
      Optional<String> name = scalar(dictionary.key(i));
      if (name.isPresent()
          && name.get().length() + prefix.length() <= MAX_KEY
          && !(depth == 0 && STATES.contains(name.get()))) {
        String key = prefix + name.get();
        switch (dictionary.value(i)) {
          case Dictionary inner -> descend(key, inner, depth);
          case Placeholder object -> descend(key, object.attributes(), depth);
          case Sequence sequence -> list(sequence).ifPresent(text -> keep(key, text));
          case PickleValue value -> scalar(value).ifPresent(text -> keep(key, text));
        }
      }
    }
  }

  private void descend(String key, Dictionary inner, int depth) {
    boolean tensors = inner.size() > 0 && inner.value(0) instanceof Tensor;
    if (inner != model && !tensors && depth < MAX_DEPTH) {
      collect(key + ".", inner, depth + 1);
    }
  }

  private void keep(String key, String text) {
    // Paid for even if it is not kept, for the same list may lie under a million keys.
    characters += text.length();
    if (characters <= MAX_CHARACTERS) {
      texts.put(key, text);
    }
  }

  private Optional<String> list(Sequence sequence) {
    List<PickleValue> items = sequence.items();
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      return Optional.empty();
    }
    visits += items.size();
    JsonArray json = new JsonArray();
    long length = 0;
    for (PickleValue item : items) {
      switch (item) {
        case Text text -> json.add(text.value());
        case Whole whole -> json.add(whole.value());
        case Real real -> json.add(Double.toString(real.value()));
        case Truth truth -> json.add(truth.value());
        default -> {
          return Optional.empty();
        }
      }
      length += item instanceof Text text ? text.value().length() : 1;
      if (length > MAX_CHARACTERS - characters) {
        return Optional.empty();
      }
    }
    return Optional.of(json.toString());
  }

  private static Optional<String> scalar(PickleValue value) {
    return switch (value) {
      case Text text -> Optional.of(text.value());
      case Whole whole -> Optional.of(Long.toString(whole.value()));
      case Huge huge -> Optional.of(huge.value().toString());
      case Real real -> Optional.of(Double.toString(real.value()));
      case Truth truth -> Optional.of(Boolean.toString(truth.value()));
      default -> Optional.empty();
    };
  }
}
