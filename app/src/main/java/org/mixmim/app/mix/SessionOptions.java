package org.mixmim.app.mix;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.app.pixels.Sampling;
import org.mixmim.model.inference.ColourMode;
import org.mixmim.model.inference.ErrorMeasure;
import org.mixmim.model.inference.Experiment;
import org.mixmim.model.inference.Filling;

/** Options by name, as sessions keep them; what is missing or unknown is left as it is at start. */
final class SessionOptions {
  private SessionOptions() {}

  static Map<String, String> write(MixOptions options) {
    Map<String, String> names = new HashMap<>();
    names.put("pasteVisible", String.valueOf(options.pasteVisible()));
    names.put("grid", String.valueOf(options.grid()));
    names.put("bothMixtures", String.valueOf(options.bothMixtures()));
    names.put("mixture", options.mixture().name());
    names.put("colours", options.colours().name());
    names.put("measure", options.measure().name());
    names.put("errorColours", options.errorColours().name());
    names.put("errorOf", options.errorOf().name());
    names.put("sampling", options.sampling().name());
    names.put("filling", options.experiment().filling().name());
    names.put("maskedAttention", String.valueOf(options.experiment().maskedAttention()));
    return names;
  }

  static MixOptions read(Map<String, String> names) {
    MixOptions usual = MixOptions.DEFAULT;
    boolean both = flag(names, "bothMixtures", usual.bothMixtures());
    return new MixOptions(
        flag(names, "pasteVisible", usual.pasteVisible()),
        flag(names, "grid", usual.grid()),
        both,
        both ? value(names, "mixture", usual.mixture(), Side::valueOf) : Side.A,
        value(names, "colours", usual.colours(), ColourMode::valueOf),
        value(names, "measure", usual.measure(), ErrorMeasure::valueOf),
        value(names, "errorColours", usual.errorColours(), ColourTable::valueOf),
        value(names, "errorOf", usual.errorOf(), Side::valueOf),
        value(names, "sampling", usual.sampling(), Sampling::valueOf),
        new Experiment(
            value(names, "filling", usual.experiment().filling(), Filling::valueOf),
            flag(names, "maskedAttention", usual.experiment().maskedAttention())));
  }

  private static boolean flag(Map<String, String> names, String name, boolean usual) {
    return Boolean.parseBoolean(names.getOrDefault(name, String.valueOf(usual)));
  }

  static <T> T value(Map<String, String> names, String name, T usual, Function<String, T> parse) {
    String text = names.get(name);
    if (text == null) {
      return usual;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      return usual; // Written by another version: the usual value is better than no session.
    }
  }
}
