package org.mixmim.model.checkpoint;

import com.google.gson.JsonArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixmim.model.config.MixMimConfig;

/** The texts that a saved model needs beside its tensors, so as to open as the same model. */
final class SavedMetadata {
  private static final String PREPROCESSING = "preprocessing";

  /** What this program's own files say of themselves and should go on saying. */
  private static final List<String> KEPT =
      List.of(
          "name",
          "version",
          "license",
          "training",
          "figures",
          "wordnet_ids",
          FileHints.EPOCHS,
          PREPROCESSING);

  private SavedMetadata() {}

  static Map<String, String> of(ParameterSet model) {
    Map<String, String> texts = new LinkedHashMap<>();
    KEPT.forEach(
        key -> {
          String text = model.metadata().get(key);
          if (text != null) {
            texts.put(key, text);
          }
        });
    MixMimConfig config = model.config();
    texts.put("kind", config.decoder().isPresent() ? "pretraining" : "classifier");
    texts.put("image_size", Integer.toString(config.imageSize()));
    config
        .decoder()
        .ifPresent(
            decoder -> {
              texts.put(FileHints.DECODER_HEADS, Integer.toString(decoder.heads()));
              texts.put(FileHints.DECODER_EPSILON, Double.toString(decoder.epsilon()));
            });
    model
        .normalisedPixels()
        .ifPresent(normalised -> texts.put(FileHints.NORM_PIX, normalised.toString()));
    if (!model.classNames().isEmpty()) {
      JsonArray names = new JsonArray();
      model.classNames().forEach(names::add);
      texts.put(FileHints.CLASSES, names.toString());
    }
    // The names become the original release's, so the convention must be said.
    texts.putIfAbsent(
        PREPROCESSING, model.codebase() == Codebase.OPENMMLAB ? "openmmlab" : "official");
    return texts;
  }
}
