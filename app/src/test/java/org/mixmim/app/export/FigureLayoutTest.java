package org.mixmim.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.model.image.RgbImage;

final class FigureLayoutTest {
  private static final int SIDE = 160;
  private static final FigurePane PLAIN =
      new FigurePane("Image A", "", ExportSamples.noise(SIDE, SIDE, 1));
  private static final FigurePane MAP =
      new FigurePane(
          "Error of A",
          "",
          ExportSamples.noise(SIDE, SIDE, 2),
          Optional.of(new FigurePane.ColourScale(ColourTable.INFERNO, "a unit")));

  private static FigureLayout layout(boolean captions, FigurePane... panes) {
    return FigureLayout.of(Figure.row("", List.of(panes)), new FigureStyle(1, captions, false));
  }

  @Test
  void falseColoursHaveTheirScaleBelow() {
    FigureLayout layout = layout(true, PLAIN, MAP);

    assertThat(layout.pictures()).hasSize(4);
    FigureLayout.Picture map = layout.pictures().get(1);
    FigureLayout.Picture frame = layout.pictures().get(2);
    FigureLayout.Picture bar = layout.pictures().get(3);
    int[] colours = bar.image().toArgb();
    assertThat(colours[0]).isEqualTo(ColourTable.INFERNO.colour(0));
    assertThat(colours[colours.length - 1]).isEqualTo(ColourTable.INFERNO.colour(1));
    assertThat(frame.y()).isGreaterThanOrEqualTo(map.y() + SIDE);
    assertThat(frame.y() + frame.height()).isLessThan(layout.height());
    assertThat(bar.y() - frame.y()).isEqualTo(1);
    assertThat(bar.x()).isGreaterThan(map.x());
    assertThat(layout.texts())
        .extracting(FigureLayout.Text::text)
        .containsExactly("Image A", "Error of A", "0", "1 · a unit");
    assertThat(layout.height()).isGreaterThan(layout(true, PLAIN).height());
  }

  @Test
  void withoutCaptionsThereIsNoneAndNoRoomForIt() {
    FigureLayout layout = layout(false, PLAIN, MAP);

    assertThat(layout.pictures()).hasSize(2);
    assertThat(layout.height()).isEqualTo(layout(false, PLAIN).height());
  }

  @Test
  void aMapThatIsNarrowerThanTheScaleHasNone() {
    FigurePane pane = new FigurePane("", "", ExportSamples.noise(64, 64, 3), MAP.scale());

    assertThat(layout(true, pane).pictures()).hasSize(1);
    assertThat(layout(true, pane).height())
        .isEqualTo(layout(true, new FigurePane("", "", pane.picture())).height());
  }

  @Test
  void aNarrowMapShortensTheUnit() {
    RgbImage narrow = ExportSamples.noise(100, 100, 3);
    FigurePane pane = new FigurePane("", "", narrow, MAP.scale());

    assertThat(layout(true, pane).texts())
        .allSatisfy(
            text ->
                assertThat(text.x() + FigureFont.of(text.size(), text.bold()).width(text.text()))
                    .isLessThanOrEqualTo(layout(true, pane).pictures().getFirst().x() + 100));
  }
}
