package org.mixmim.model.zoo;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.stream.StreamSupport;

/** Lists of class names for classifiers that do not carry their own. */
public final class ClassNames {
  private ClassNames() {}

  /**
   * The classes of ImageNet-1k in the usual order, which is that of their sorted WordNet ids.
   *
   * @return 1000 names, from "tench, Tinca tinca" to "toilet tissue, toilet paper, bathroom tissue"
   * @throws StoreException if the program's assets are not on the class path
   */
  public static List<String> imageNet() {
    return StreamSupport.stream(
            Assets.json("labels/imagenet-1k.json").getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }
}
