package org.mixmim.app.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;

final class PaneRendererTest {
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;
  private static final int RED = 0xffff0000;
  private static final int BLUE = 0xff0000ff;

  @Test
  void showsEveryPixelExactlyAtAWholeZoom() {
    int[] source = IntStream.range(0, 12).map(i -> BLACK | (i * 0x10203 * 7)).toArray();
    PixelFrame frame = PixelFrame.ofOpaque(4, 3, source.clone());

    int[] shown = render(scene(frame, Sampling.NEAREST), 20, 15);

    for (int y = 0; y < 15; y++) {
      for (int x = 0; x < 20; x++) {
        assertThat(shown[y * 20 + x]).isEqualTo(source[y / 5 * 4 + x / 5]);
      }
    }
  }

  @Test
  void sharesADevicePixelBetweenTheSourcePixelsThatMeetInIt() {
    PixelFrame frame = PixelFrame.ofOpaque(2, 1, new int[] {BLACK, WHITE});

    int[] shown = render(scene(frame, Sampling.NEAREST), 5, 3);

    assertThat(row(shown, 5, 1)).startsWith(BLACK, BLACK).endsWith(WHITE, WHITE);
    assertThat(shown[5 + 2] & 0xff).isBetween(126, 129);
  }

  @Test
  void interpolatesSmoothlyAndKeepsTheEnds() {
    PixelFrame frame = PixelFrame.ofOpaque(2, 1, new int[] {BLACK, WHITE});

    int[] shown = row(render(scene(frame, Sampling.SMOOTH), 64, 32), 64, 5);

    assertThat(shown[0]).isEqualTo(BLACK);
    assertThat(shown[63]).isEqualTo(WHITE);
    for (int x = 0; x < 64; x++) {
      double expected = 255 * Math.clamp((x + 0.5) / 32 - 0.5, 0, 1);
      assertThat((double) (shown[x] & 0xff)).isBetween(expected - 1.5, expected + 1.5);
    }
  }

  @Test
  void keepsTheMeanOfAPictureMuchLargerThanThePane() {
    int[] stripes = IntStream.range(0, 10_000 * 8).map(i -> i % 2 == 0 ? BLACK : WHITE).toArray();
    PixelFrame frame = PixelFrame.ofOpaque(10_000, 8, stripes);

    int[] shown = render(scene(frame, Sampling.SMOOTH), 100, 1);

    assertThat(Arrays.stream(shown).boxed())
        .allSatisfy(p -> assertThat(p & 0xff).isBetween(126, 129));
  }

  @Test
  void leavesThePaneClearBesideThePicture() {
    int[] shown =
        render(scene(PixelFrame.ofOpaque(1, 1, new int[] {RED}), Sampling.SMOOTH), 30, 10);

    assertThat(row(shown, 30, 4)).startsWith(0, 0).endsWith(0, 0).contains(RED);
  }

  @Test
  void showsSquaresUnderTransparentPixels() {
    RgbImage glass = RgbImage.of(1, 1, new byte[] {(byte) 255, 0, 0}, new byte[] {(byte) 128});

    int[] shown = render(scene(PixelFrame.of(glass), Sampling.NEAREST), 16, 16);

    assertThat(List.of(shown[0], shown[8]))
        .allSatisfy(p -> assertThat(p >>> 24).isEqualTo(255))
        .satisfiesExactly(
            p -> assertThat((p >> 8) & 255).isBetween(126, 129),
            p -> assertThat((p >> 8) & 255).isBetween(100, 103));
  }

  @Test
  void laysTheSecondPictureOverTheWipedPart() {
    PaneScene scene =
        new PaneScene(
            Optional.of(PixelFrame.ofOpaque(2, 2, new int[] {RED, RED, RED, RED})),
            Optional.of(PixelFrame.ofOpaque(1, 1, new int[] {BLUE})),
            0.25,
            List.of(),
            Sampling.NEAREST,
            PaneCamera.View.FIT);

    int[] shown = render(scene, 40, 40);

    assertThat(row(shown, 40, 20)).startsWith(BLUE, BLUE, BLUE).contains(RED);
    assertThat(shown[20 * 40 + 9]).isEqualTo(BLUE);
    assertThat(shown[20 * 40 + 10]).isEqualTo(RED);
  }

  @Test
  void tintsAndOutlinesTheCellsOfB() {
    CellMask mask = CellMask.empty(2, 2).with(0, 1, true);
    PaneScene scene =
        scene(PixelFrame.ofOpaque(1, 1, new int[] {BLACK}), Sampling.NEAREST)
            .with(List.of(new Overlay.Cells(2, 2, true, Optional.of(mask))));

    int[] shown = render(scene, 40, 40);

    assertThat(shown[30 * 40 + 10]).isEqualTo(BLACK);
    assertThat(shown[10 * 40 + 30] & 0xff).isBetween(40, 70);
    assertThat(shown[10 * 40 + 20] & 0xff).isGreaterThan(200);
    assertThat(shown[30 * 40 + 20] & 0xff).isBetween(60, 120);
  }

  @Test
  void laysAHeatMapOverItsPlaceOnly() {
    PixelFrame heat = PixelFrame.ofOpaque(1, 1, new int[] {WHITE});
    PaneScene scene =
        scene(PixelFrame.ofOpaque(1, 1, new int[] {BLACK}), Sampling.NEAREST)
            .with(List.of(new Overlay.Blend(heat, new Overlay.Box(0.5, 0, 0.5, 1), 0.5)));

    int[] shown = render(scene, 40, 40);

    assertThat(shown[20 * 40 + 10]).isEqualTo(BLACK);
    assertThat(shown[20 * 40 + 30] & 0xff).isBetween(126, 129);
  }

  @Test
  void aHeatMapThatIsClearLeavesThePictureAsItIs() {
    PixelFrame heat = PixelFrame.ofArgb(2, 1, new int[] {0x00ff5a1f, 0xffff5a1f});
    PaneScene scene =
        scene(PixelFrame.ofOpaque(1, 1, new int[] {BLACK}), Sampling.NEAREST)
            .with(List.of(new Overlay.Blend(heat, new Overlay.Box(0, 0, 1, 1), 0.5)));

    int[] shown = render(scene, 40, 40);

    assertThat(shown[20 * 40]).isEqualTo(BLACK);
    assertThat(shown[20 * 40 + 39] >> 16 & 0xff).isBetween(126, 129);
  }

  private static PaneScene scene(PixelFrame frame, Sampling sampling) {
    return PaneScene.of(frame, sampling);
  }

  private static int[] render(PaneScene scene, int width, int height) {
    int[] target = new int[width * height];
    PaneRenderer.render(scene, width, height, 1, target);
    return target;
  }

  private static int[] row(int[] pixels, int width, int y) {
    return IntStream.range(y * width, (y + 1) * width).map(i -> pixels[i]).toArray();
  }
}
