package org.mixmim.app.models;

import java.util.List;
import javafx.scene.layout.Region;

/** A small histogram: one bar a bin. */
final class HistogramChart extends Region {
  private static final double GAP = 1;
  private List<Long> bins = List.of();

  HistogramChart() {
    getStyleClass().add("histogram");
    setMinSize(120, 48);
    setPrefHeight(72);
  }

  void show(List<Long> counts) {
    bins = List.copyOf(counts);
    getChildren()
        .setAll(
            bins.stream()
                .map(
                    _ -> {
                      Region bar = new Region();
                      bar.getStyleClass().add("histogram-bar");
                      bar.setManaged(false);
                      return bar;
                    })
                .toList());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double most = bins.stream().mapToLong(Long::longValue).max().orElse(1);
    double step = getWidth() / Math.max(1, bins.size());
    for (int i = 0; i < bins.size(); i++) {
      // A bin that is not empty shows, however small.
      double height =
          bins.get(i) == 0 ? 0 : Math.max(1, getHeight() * bins.get(i) / Math.max(1, most));
      getChildren()
          .get(i)
          .resizeRelocate(
              snapPositionX(i * step), getHeight() - height, Math.max(1, step - GAP), height);
    }
  }
}
