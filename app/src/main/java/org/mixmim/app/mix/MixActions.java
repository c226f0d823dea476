package org.mixmim.app.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.action.Action.Group;
import org.mixmim.app.pixels.PaneCamera;

/** What can be done in the Mix view. */
final class MixActions {
  private static final double ZOOM_STEP = 1.25;
  private static final int RECALLED = 9;

  private final MixViewModel model;
  private final Wording words;
  private final PhotoInput input;
  private final MaskFileActions maskFiles;
  private final MixSessions sessions;
  private final PaneCamera camera;

  MixActions(
      MixViewModel model,
      Wording words,
      PhotoInput input,
      MaskFileActions maskFiles,
      MixSessions sessions,
      PaneCamera camera) {
    this.model = model;
    this.words = words;
    this.input = input;
    this.maskFiles = maskFiles;
    this.sessions = sessions;
    this.camera = camera;
  }

  List<Action> all() {
    List<Action> actions = new ArrayList<>();
    actions.addAll(files());
    actions.addAll(masks());
    actions.addAll(display());
    actions.addAll(history());
    return actions;
  }

  private List<Action> files() {
    return List.of(
        of("mix.open.a", Group.FILE, "action.open.A", () -> input.ask(Side.A))
            .withKeys("Shortcut+Shift+A")
            .withIcon(Feather.FOLDER),
        of("mix.open.b", Group.FILE, "action.open.B", () -> input.ask(Side.B))
            .withKeys("Shortcut+Shift+B")
            .withIcon(Feather.FOLDER),
        of("mix.session.open", Group.FILE, "action.session.open", sessions::askToOpen)
            .withKeys("Shortcut+O")
            .withIcon(Feather.FOLDER),
        of("mix.session.save", Group.FILE, "action.session.save", sessions::askToSave)
            .withKeys("Shortcut+S")
            .withIcon(Feather.SAVE),
        of("mix.mask.load", Group.FILE, "action.mask.load", maskFiles::load)
            .withIcon(Feather.FOLDER),
        of("mix.mask.save", Group.FILE, "action.mask.save", maskFiles::save)
            .withIcon(Feather.SAVE));
  }

  private List<Action> masks() {
    List<Action> actions = new ArrayList<>();
    actions.add(
        of("mix.swap", Group.PICTURE, "action.swap", model::swap)
            .withKeys("X")
            .withIcon(Feather.REPEAT));
    actions.add(
        of("mix.again", Group.PICTURE, "action.again", model::again)
            .withKeys("F5")
            .withIcon(Feather.ROTATE_CW));
    actions.add(
        of("mix.reroll", Group.PICTURE, "action.reroll", model::reroll)
            .withKeys("R")
            .withIcon(Feather.REFRESH_CW));
    actions.add(
        of("mix.invert", Group.PICTURE, "action.invert", model::invert)
            .withKeys("I")
            .withIcon(Feather.CIRCLE));
    actions.add(
        of("mix.clear", Group.PICTURE, "action.clear", model::clear)
            .withKeys("Delete")
            .withIcon(Feather.SQUARE));
    for (MaskOrigin origin : MaskOrigin.values()) {
      if (origin != MaskOrigin.PAINTED) {
        actions.add(
            Action.of(
                    "mix.pattern." + origin,
                    Group.PICTURE,
                    words.text("action.pattern", words.text("pattern." + origin)),
                    () -> model.setPattern(origin))
                .withIcon(Feather.GRID));
      }
    }
    return actions;
  }

  private List<Action> display() {
    return List.of(
        toggle("mix.paste", "action.paste", MixOptions::pasteVisible, MixOptions::withPasteVisible)
            .withKeys("P"),
        toggle("mix.grid", "action.grid", MixOptions::grid, MixOptions::withGrid).withKeys("G"),
        toggle("mix.both", "action.both", MixOptions::bothMixtures, MixOptions::withBothMixtures)
            .withKeys("B"),
        of(
                "mix.error",
                Group.VIEW,
                "action.error",
                () -> model.changeOptions(o -> o.withErrorOf(o.errorOf().other())))
            .withKeys("E")
            .withIcon(Feather.ACTIVITY),
        of("mix.fit", Group.VIEW, "action.fit", camera::fit)
            .withKeys("Shortcut+0")
            .withIcon(Feather.MINIMIZE_2),
        of("mix.zoom.in", Group.VIEW, "action.zoom.in", () -> zoom(ZOOM_STEP))
            .withKeys("Shortcut+Plus")
            .withIcon(Feather.ZOOM_IN),
        of("mix.zoom.out", Group.VIEW, "action.zoom.out", () -> zoom(1 / ZOOM_STEP))
            .withKeys("Shortcut+Minus")
            .withIcon(Feather.ZOOM_OUT));
  }

  private void zoom(double factor) {
    camera.zoomAround(factor, camera.view().centreX(), camera.view().centreY());
  }

  private List<Action> history() {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < RECALLED; i++) {
      int index = i;
      BooleanBinding there =
          Bindings.createBooleanBinding(
              () -> model.log().entries().size() > index, model.log().entries());
      actions.add(
          Action.of(
                  "mix.recall." + (i + 1),
                  Group.EDIT,
                  words.text("action.recall", i + 1),
                  () -> model.recall(model.log().entries().get(index).state()))
              .withKeys(String.valueOf(i + 1))
              .enabledWhen(there));
    }
    return actions;
  }

  private Action of(String id, Group group, String key, Runnable handler) {
    return Action.of(id, group, words.text(key), handler);
  }

  /** Turns an option into a switch and applies it. */
  private interface Change {
    MixOptions apply(MixOptions options, boolean on);
  }

  private Action toggle(String id, String key, Function<MixOptions, Boolean> part, Change change) {
    BooleanProperty on = new SimpleBooleanProperty(part.apply(model.state().options()));
    model.stateProperty().subscribe(state -> on.set(part.apply(state.options())));
    on.subscribe(
        value -> {
          UnaryOperator<MixOptions> apply = options -> change.apply(options, value);
          if (!value.equals(part.apply(model.state().options()))) {
            model.changeOptions(apply);
          }
        });
    return Action.toggling(id, Group.VIEW, words.text(key), on);
  }
}
