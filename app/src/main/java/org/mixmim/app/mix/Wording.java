package org.mixmim.app.mix;

import java.text.NumberFormat;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.mixmim.app.workspace.ModelService;
import org.mixmim.model.mask.CellMask;

/** Numbers and states in the words of the language chosen. */
final class Wording {
  private static final String NOTHING = "–";

  private final Messages messages;
  private final ModelService models;
  private final Texts texts;

  Wording(Messages messages, ModelService models) {
    this.messages = messages;
    this.models = models;
    this.texts = messages.of(MixView.class);
  }

  ObservableValue<String> text(String key, Object... arguments) {
    return texts.text(key, arguments);
  }

  String get(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** A text that is made anew when the language or something it depends on changes. */
  ObservableValue<String> follow(Callable<String> text, Observable... others) {
    Observable[] all =
        Stream.concat(Stream.of(messages.languageProperty()), Stream.of(others))
            .toArray(Observable[]::new);
    return Bindings.createStringBinding(text, all);
  }

  /** A text that names models: it is made anew, too, when there are others to name. */
  ObservableValue<String> naming(Callable<String> text, Observable... others) {
    Observable[] all =
        Stream.concat(Stream.of(models.cards()), Stream.of(others)).toArray(Observable[]::new);
    return follow(text, all);
  }

  /** What the window calls a model; its own name for one that is not there any more. */
  String model(String name) {
    return models.title(name, messages.locale()).orElse(name);
  }

  /** "24 of 49 · 49.0 %". */
  String count(CellMask mask) {
    return get("mask.count", mask.count(), mask.size(), percent(mask.ratio()));
  }

  String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(messages.locale());
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  /** A number with so many digits after the point; a dash for one that is none. */
  String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return value > 0 ? "∞" : NOTHING;
    }
    NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  String decibels(double psnr) {
    return get("figure.decibels", number(psnr, 1));
  }

  /** "row 3, column 5, from B". */
  String cell(Cell cell, boolean fromB) {
    return get("cell.spoken", cell.row() + 1, cell.column() + 1, (fromB ? Side.B : Side.A).name());
  }

  /** "49.0 % · seed 5" or "49.0 % · painted", and whether it is an experiment. */
  String caption(MixState state) {
    String share = percent(state.mask().ratio());
    String origin =
        state.origin().drawn()
            ? get("history.seed", String.valueOf(state.seed()))
            : get("pattern." + state.origin());
    String caption = get("history.caption", share, origin);
    return state.options().experiment().isStandard() ? caption : get("history.experiment", caption);
  }

  /** The same, and through which model it was seen. */
  String caption(MixMoment moment) {
    String caption = caption(moment.state());
    return moment.model().map(name -> get("history.model", caption, model(name))).orElse(caption);
  }

  String spoken(MixMoment moment) {
    MixState state = moment.state();
    return get(
        "history.spoken",
        state.a().map(MixPhoto::name).orElse(NOTHING),
        state.b().map(MixPhoto::name).orElse(NOTHING),
        caption(moment));
  }
}
