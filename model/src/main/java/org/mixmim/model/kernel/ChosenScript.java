package org.mixmim.model.kernel;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.kernel.LayerClass.Form;
import org.mixmim.model.kernel.LayerClass.Rows;

/**
 * The TorchScript of a choice of kernels: one text with every function that it needs, because each
 * module takes milliseconds to load. Functions of a layer bear the name of its method, functions of
 * a block's half the names of its two layers' methods.
 *
 * @param choice which method computes what
 * @param onCard whether a card computes
 */
record ChosenScript(KernelChoice choice, boolean onCard) {
  /** The methods of the two layers of a block's half. */
  private record Pair(LinearMethod first, LinearMethod second) {}

  /** What a function of a layer is called, for example {@code onednn_apply}. */
  static String layer(LinearMethod method, String function) {
    return method.name().toLowerCase(Locale.ROOT) + "_" + function;
  }

  /** What a function of a half is called, for example {@code onednn_mkl_feed_forward_half}. */
  static String half(LinearMethod first, LinearMethod second, String function) {
    return layer(first, layer(second, function));
  }

  /** Whether a script computes layers that way. */
  boolean hasLayer(LinearMethod method) {
    // On a card one call of a script is faster than two of the engine.
    return method == LinearMethod.PLAIN
        ? isNarrow(choice.precision()) || onCard
        : choice.linears().containsValue(method);
  }

  /** Whether a script computes attention. */
  boolean hasAttention() {
    return choice.attention() != AttentionMethod.PLAIN || isNarrow(choice.precision());
  }

  /** Whether a script brings a bias into the form that attention reads. */
  boolean hasConversion() {
    return onCard || isNarrow(attentionPrecision());
  }

  /** Whether a script computes the first half of a block with such layers. */
  boolean hasAttentionHalf(LinearMethod first, LinearMethod second) {
    return attentionHalves().contains(new Pair(first, second));
  }

  /** Whether a script computes the second half of a block with such layers. */
  boolean hasFeedForwardHalf(LinearMethod first, LinearMethod second) {
    return pairs(Form.WIDEN, Form.NARROW).contains(new Pair(first, second));
  }

  /** All of it. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (LinearMethod method : LinearMethod.values()) {
      if (hasLayer(method)) {
        text.append(named(layer(method, ""), in(choice.precision(), layer(method))));
      }
    }
    if (hasAttention()) {
      boolean fused = choice.attention() != AttentionMethod.PLAIN;
      String attention = fused ? KernelScripts.ATTENTION : KernelScripts.STEPWISE_ATTENTION;
      text.append(in(attentionPrecision(), attention));
    }
    if (hasConversion()) {
      String conversion = onCard ? KernelScripts.CONVERT_ALIGNED : KernelScripts.CONVERT;
      text.append(in(attentionPrecision(), conversion));
    }
    attentionHalves().forEach(pair -> text.append(half(pair, KernelScripts.ATTENTION_HALF)));
    pairs(Form.WIDEN, Form.NARROW)
        .forEach(pair -> text.append(half(pair, KernelScripts.FEED_FORWARD_HALF)));
    return text.toString();
  }

  private String layer(LinearMethod method) {
    return switch (method) {
      case PLAIN -> KernelScripts.PLAIN;
      case ONEDNN ->
          isNarrow(choice.precision()) ? KernelScripts.ONEDNN_NARROW : KernelScripts.ONEDNN;
      case MKL -> KernelScripts.MKL;
    };
  }

  /** On a processor the plain layer may use MKL, and the engine alone knows when. */
  private Set<Pair> attentionHalves() {
    Set<Pair> pairs = hasAttention() ? pairs(Form.KEEP, Form.KEEP) : Set.of();
    return pairs.stream()
        .filter(
            pair ->
                onCard
                    || (pair.first() != LinearMethod.PLAIN && pair.second() != LinearMethod.PLAIN))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<Pair> pairs(Form first, Form second) {
    return Arrays.stream(Rows.values())
        .map(
            rows ->
                new Pair(
                    choice.linear(new LayerClass(rows, first)),
                    choice.linear(new LayerClass(rows, second))))
        .filter(pair -> hasLayer(pair.first()) && hasLayer(pair.second()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String half(Pair pair, String script) {
    return named(half(pair.first(), pair.second(), ""), script)
        .replace("FIRST_", layer(pair.first(), ""))
        .replace("SECOND_", layer(pair.second(), ""));
  }

  /** A script whose functions, and calls of its own functions, have longer names. */
  private static String named(String prefix, String script) {
    return script.replace("def ", "def " + prefix).replace("(self).own_", "(self)." + prefix);
  }

  private Precision attentionPrecision() {
    return choice.attention() == AttentionMethod.FUSED_FLOAT32
        ? Precision.FLOAT32
        : choice.precision();
  }

  private static boolean isNarrow(Precision precision) {
    return precision != Precision.FLOAT32;
  }

  /** Fills in TorchScript's number of the format that a script computes in. */
  static String in(Precision precision, String script) {
    String number =
        switch (precision) {
          case FLOAT32 -> "6";
          case BFLOAT16 -> "15";
        };
    return script.replace("FORMAT", number);
  }
}
