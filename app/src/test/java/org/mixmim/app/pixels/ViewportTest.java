package org.mixmim.app.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ViewportTest {
  @Test
  void keepsThePlaceUnderThePointerWhileZooming() {
    PaneCamera camera = new PaneCamera();
    double x = 0.3;
    double y = 0.8;
    Viewport before = Viewport.of(400, 400, 224, 224, camera.view());

    camera.zoomAround(3, x, y);

    Viewport after = Viewport.of(400, 400, 224, 224, camera.view());
    assertThat(after.x(x)).isCloseTo(before.x(x), within(1));
    assertThat(after.y(y)).isCloseTo(before.y(y), within(1));
    assertThat(after.width()).isGreaterThan(2 * before.width());
  }

  @Test
  void neverShowsBeyondTheEdges() {
    PaneCamera camera = new PaneCamera();
    camera.zoomAround(2, 0.5, 0.5);

    camera.pan(-5, 5);

    Viewport view = Viewport.of(300, 300, 100, 100, camera.view());
    assertThat(view.originX()).isZero();
    assertThat(view.originY() + view.height()).isEqualTo(300);
  }

  @Test
  void takesAWholeScaleWhereOneIsNear() {
    Viewport view = Viewport.of(455, 455, 224, 224, PaneCamera.View.FIT);

    assertThat(view.width()).isEqualTo(448);
  }

  @Test
  void findsCellsOnlyOnThePicture() {
    Viewport view = Viewport.of(300, 100, 70, 70, PaneCamera.View.FIT);

    assertThat(view.cellAt(100.5, 0.5, 7, 7)).contains(new Cell(0, 0));
    assertThat(view.cellAt(199.5, 99.5, 7, 7)).contains(new Cell(6, 6));
    assertThat(view.cellAt(99, 50, 7, 7)).isEmpty();
    assertThat(view.cellAt(201, 50, 7, 7)).isEmpty();
  }

  @Test
  void fillsTheGapsOfAFastPointer() {
    assertThat(CellLine.after(new Cell(0, 0), new Cell(2, 4)))
        .hasSize(4)
        .endsWith(new Cell(2, 4))
        .doesNotContain(new Cell(0, 0));
  }
}
