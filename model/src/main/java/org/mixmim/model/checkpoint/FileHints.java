package org.mixmim.model.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mixmim.model.config.ConfigHints;

/** What a file's metadata tells of its model beyond the shapes, whichever codebase wrote it. */
final class FileHints {
  /** Metadata keys of this program's own safetensors files. */
  static final String DECODER_HEADS = "decoder_heads";

  static final String DECODER_EPSILON = "decoder_epsilon";
  static final String NORM_PIX = "norm_pix";
  static final String CLASSES = "classes";
  static final String EPOCHS = "epochs";

  private static final double OPENMMLAB_DECODER_EPSILON = 1e-6;

  /** The configuration text of OpenMMLab's files. */
  private static final String CONFIG = "meta.cfg";

  private static final Pattern CONFIG_HEADS =
      Pattern.compile("decoder_num_heads\\W{1,4}(\\d{1,4})");
  private static final Pattern CONFIG_NORM_PIX =
      Pattern.compile("\\bnorm_pix\\W{1,4}(True|False|true|false)");

  private final Map<String, String> metadata;
  private final Codebase codebase;

  FileHints(Map<String, String> metadata, Codebase codebase) {
    this.metadata = metadata;
    this.codebase = codebase;
  }

  /** What the configuration needs, the user's word first. */
  ConfigHints config(ConfigHints user) {
    OptionalInt heads =
        value(DECODER_HEADS, Pattern.compile("\\d{1,4}"))
            .or(() -> configured(CONFIG_HEADS))
            .map(text -> OptionalInt.of(Integer.parseInt(text)))
            .orElse(OptionalInt.empty());
    return new ConfigHints(
            heads, user.decoderEpsilon().isPresent() ? user.decoderEpsilon() : epsilon())
        .withDecoderHeads(user.decoderHeads());
  }

  private OptionalDouble epsilon() {
    String stated = metadata.get(DECODER_EPSILON);
    if (stated != null) {
      try {
        double epsilon = Double.parseDouble(stated);
        if (epsilon > 0 && epsilon < 1) {
          return OptionalDouble.of(epsilon);
        }
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return codebase == Codebase.OPENMMLAB
        ? OptionalDouble.of(OPENMMLAB_DECODER_EPSILON)
        : OptionalDouble.empty();
  }

  /** Whether the decoder was trained on pixels normalised per cell, where the file says so. */
  Optional<Boolean> normalisedPixels() {
    Pattern flag = Pattern.compile("(?i)true|false");
    return value(NORM_PIX, flag)
        .or(() -> value("args.norm_pix_loss", flag))
        .or(() -> configured(CONFIG_NORM_PIX))
        .map(text -> text.toLowerCase(Locale.ROOT).equals("true"));
  }

  /** Epochs of training: the original release counts from 0, OpenMMLab what is done. */
  OptionalInt epochs() {
    Pattern number = Pattern.compile("\\d{1,6}");
    return value(EPOCHS, number)
        .or(() -> value("meta.epoch", number))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .or(() -> value("epoch", number).map(text -> OptionalInt.of(Integer.parseInt(text) + 1)))
        .orElse(OptionalInt.empty());
  }

  /** The classes' names, if the file lists exactly as many as the classifier tells apart. */
  List<String> classNames(OptionalInt classes) {
    if (classes.isEmpty()) {
      return List.of();
    }
    return Stream.of(CLASSES, "meta.dataset_meta.classes", "meta.CLASSES")
        .map(metadata::get)
        .filter(Objects::nonNull)
        .map(FileHints::strings)
        .filter(names -> names.size() == classes.getAsInt())
        .findFirst()
        .orElse(List.of());
  }

  /** A text that is of a form altogether: a part of one could say the opposite. */
  private Optional<String> value(String key, Pattern form) {
    return Optional.ofNullable(metadata.get(key)).filter(text -> form.matcher(text).matches());
  }

  private Optional<String> configured(Pattern pattern) {
    return Optional.ofNullable(metadata.get(CONFIG))
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  private static List<String> strings(String json) {
    try {
      if (JsonParser.parseString(json) instanceof JsonArray array
          && array.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
      }
    } catch (JsonParseException e) {
      return List.of();
    }
    return List.of();
  }
}
