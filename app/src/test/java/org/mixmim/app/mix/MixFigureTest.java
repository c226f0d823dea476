package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixmim.app.export.Figure;
import org.mixmim.app.export.FigureDesign.Content;
import org.mixmim.app.export.FigurePane;
import org.mixmim.app.export.FigureStyle;
import org.mixmim.app.export.ReconstructionFigure;
import org.mixmim.app.pixels.ColourTable;
import org.mixmim.app.task.Tasks;
import org.mixmim.model.inference.ErrorMeasure;

final class MixFigureTest {
  @Test
  void theErrorMapBringsItsScaleAndNoOtherPaneDoes() {
    MixViewModel model = MixSamples.viewModel(Tasks.sameThread(), new MixSamples.HandClock());
    model.setPhotos(MixSamples.photo("dark", 20), MixSamples.photo("light", 230));
    model.modelProperty().set(Optional.of(new MixSamples.NoteModel(false)));
    model.changeOptions(
        o -> o.withErrorColours(ColourTable.VIRIDIS).withMeasure(ErrorMeasure.SQUARED));

    MixFigure shown = MixFigure.of(model).orElseThrow();
    Figure figure =
        ReconstructionFigure.of(
            shown.reconstruction(),
            shown.provenance(Content.GRID, FigureStyle.DEFAULT, Locale.ENGLISH));

    assertThat(figure.rows().get(1).get(1).scale())
        .contains(new FigurePane.ColourScale(ColourTable.VIRIDIS, "pixel range, squared"));
    assertThat(figure.rows().stream().flatMap(row -> row.stream()))
        .filteredOn(pane -> pane.scale().isPresent())
        .hasSize(1);
  }
}
