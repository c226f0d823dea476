package org.mixmim.app.classify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.inference.ClassScore;
import org.mixmim.model.inference.Classification;
import org.mixmim.model.inference.RunControl;
import org.mixmim.model.tensor.HostTensor;

/** Knows three colours: the score of each is its share of the square's light. */
final class FakeClassifier implements PictureClassifier {
  static final int SIZE = 64;

  private final String name;
  private final List<RgbImage> seen = new ArrayList<>();
  private Runnable onClassify = () -> {};

  FakeClassifier(String name) {
    this.name = name;
  }

  void onClassify(Runnable told) {
    onClassify = told;
  }

  /** Every square it was asked about. */
  List<RgbImage> seen() {
    return seen;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int imageSize() {
    return SIZE;
  }

  @Override
  public List<String> classes() {
    return List.of("red", "green", "blue");
  }

  @Override
  public Classification classify(RgbImage square, int topK, RunControl control) {
    onClassify.run();
    seen.add(square);
    double[] light = new double[3];
    byte[] rgb = square.toRgb();
    for (int i = 0; i < rgb.length; i++) {
      light[i % 3] += rgb[i] & 0xff;
    }
    double all = Math.max(1, light[0] + light[1] + light[2]);
    List<ClassScore> scores = new ArrayList<>();
    for (int label = 0; label < 3; label++) {
      scores.add(new ClassScore(label, classes().get(label), light[label] / all));
    }
    scores.sort((a, b) -> Double.compare(b.score(), a.score()));
    return new Classification(
        scores.subList(0, Math.min(topK, 3)),
        1,
        0.5,
        new CroppedImage(square, new CroppedImage.Box(0, 0, SIZE, SIZE)),
        Duration.ofMillis(7));
  }

  @Override
  public boolean answersLike(PictureClassifier other) {
    return other.name().equals(name);
  }

  @Override
  public HostTensor occlusion(RgbImage square, int label, RunControl control) {
    control.progress(1, 2);
    control.progress(2, 2);
    return HostTensor.of(new float[] {label, 0, 0, -label}, 2, 2);
  }
}
