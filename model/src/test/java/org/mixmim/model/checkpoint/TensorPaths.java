package org.mixmim.model.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mixmim.model.checkpoint.PickleValue.Dictionary;
import org.mixmim.model.checkpoint.PickleValue.Sequence;
import org.mixmim.model.checkpoint.PickleValue.Tensor;
import org.mixmim.model.checkpoint.PickleValue.Text;
import org.mixmim.model.checkpoint.PickleValue.Whole;

/** Lists every tensor of a trusted pickle, an optimizer's too, under a path like a file's. */
final class TensorPaths {
  private final TorchContents contents;
  private final Map<String, StoredTensor> found = new LinkedHashMap<>();

  private TensorPaths(TorchContents contents) {
    this.contents = contents;
  }

  static Map<String, StoredTensor> of(TorchContents contents) {
    TensorPaths paths = new TensorPaths(contents);
    paths.walk("", contents.root());
    return paths.found;
  }

  private void walk(String path, PickleValue value) {
    switch (value) {
      case Tensor tensor -> found.put(path, contents.storages().view(path, tensor));
      case Dictionary dictionary -> {
        for (int i = 0; i < dictionary.size(); i++) {
          walk(path + "/" + key(dictionary.key(i)), dictionary.value(i));
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          walk(path + "/" + i, sequence.items().get(i));
        }
      }
      default -> {
        // No tensors in it.
      }
    }
  }

  private static String key(PickleValue key) {
    return switch (key) {
      case Text text -> text.value();
      case Whole whole -> Long.toString(whole.value());
      default -> "?";
    };
  }
}
