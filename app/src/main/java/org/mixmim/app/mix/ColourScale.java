package org.mixmim.app.mix;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import org.mixmim.app.pixels.PixelFrame;
import org.mixmim.app.pixels.PixelImages;
import org.mixmim.app.text.Hint;

/** What the error map's colours mean: from 0 to 1. */
final class ColourScale {
  private static final int STEPS = 64;
  private static final int HEIGHT = 8;

  private final MixViewModel model;
  private final Wording words;

  ColourScale(MixViewModel model, Wording words) {
    this.model = model;
    this.words = words;
  }

  HBox node() {
    ImageView bar = new ImageView();
    bar.setFitWidth(48);
    bar.setFitHeight(HEIGHT);
    model
        .stateProperty()
        .map(state -> state.options().errorColours())
        .subscribe(
            table -> bar.setImage(PixelImages.full(PixelFrame.of(table.bar(STEPS, HEIGHT)))));
    Label low = new Label("0");
    Label high = new Label("1");
    low.getStyleClass().addAll("muted", "scale-end");
    high.getStyleClass().addAll("muted", "scale-end");
    HBox box = new HBox(low, bar, high);
    box.getStyleClass().add("colour-scale");
    box.setAlignment(Pos.CENTER);
    Hint.on(box, words.text("scale.why"));
    return box;
  }
}
