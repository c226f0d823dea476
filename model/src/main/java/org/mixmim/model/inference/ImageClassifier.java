package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mixmim.model.image.CroppedImage;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.network.ClassifierHead;
import org.mixmim.model.tensor.HostTensor;

/** Tells what is on an image, belonging to a {@link LoadedModel}. */
public final class ImageClassifier {
  private final LoadedModel model;
  private final ClassifierHead head;

  ImageClassifier(LoadedModel model) {
    this.model = model;
    this.head = new ClassifierHead(model.weights());
  }

  /**
   * Classifies a photograph, cropped as the model's preprocessing has it.
   *
   * @param photo of any size
   * @param topK how many classes to name
   * @param control progress and cancelling
   * @return the best classes
   */
  public Classification classify(RgbImage photo, int topK, RunControl control) {
    return classify(preprocessing().crop(photo), topK, control);
  }

  /**
   * Classifies a square that already has the size of the network's input.
   *
   * @param square for example a reconstruction
   * @param topK how many classes to name
   * @param control progress and cancelling
   * @return the best classes
   */
  public Classification classifySquare(RgbImage square, int topK, RunControl control) {
    CroppedImage.Box all = new CroppedImage.Box(0, 0, square.width(), square.height());
    return classify(new CroppedImage(square.opaque(), all), topK, control);
  }

  private Classification classify(CroppedImage seen, int topK, RunControl control) {
    long start = System.nanoTime();
    HostTensor logits = logits(preprocessing().normalise(List.of(seen.pixels())), control);
    double[] scores = softmax(logits.get(0));
    List<ClassScore> top =
        IntStream.range(0, scores.length)
            .mapToObj(i -> new ClassScore(i, model.info().classNames().get(i), scores[i]))
            .sorted(Comparator.comparingDouble(ClassScore::score).reversed())
            .limit(topK)
            .toList();
    double entropy = 0;
    for (double score : scores) {
      entropy -= score == 0 ? 0 : score * Math.log(score) / Math.log(2);
    }
    double most = Math.log(scores.length) / Math.log(2);
    return new Classification(
        top,
        entropy,
        most == 0 ? 0 : entropy / most,
        seen,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * The raw class scores.
   *
   * @param input {@code [N, 3, S, S]}, normalised
   * @param control progress and cancelling
   * @return logits {@code [N, classes]}
   * @throws InferenceException if the shape does not fit or the result is not finite
   */
  public HostTensor logits(HostTensor input, RunControl control) {
    model.checkInput(input);
    return model.compute(
        scope -> {
          PassObserver observer = PassObserver.ofEncoder(model.info().config(), control, false);
          NDArray features = model.features().encode(scope, input, observer);
          NDArray logits = head.logits(ClassifierHead.pool(features));
          return FiniteNumbers.of(HostTransfer.toHost(logits), model);
        });
  }

  /** The probabilities of every class for squares of the network's size, one row a square. */
  double[][] scores(List<RgbImage> squares, RunControl control) {
    HostTensor logits = logits(preprocessing().normalise(squares), control);
    return IntStream.range(0, squares.size())
        .mapToObj(i -> softmax(logits.get(i)))
        .toArray(double[][]::new);
  }

  /** Carries a trace on from the encoder's output to the classes. */
  void trace(NDArray features, PassObserver observer) {
    NDArray pooled = ClassifierHead.pool(features);
    observer.tensor("pooled", pooled);
    NDArray logits = head.logits(pooled);
    observer.tensor("logits", logits);
    observer.tensor("softmax", logits.softmax(-1));
  }

  private Preprocessing preprocessing() {
    return model.info().preprocessing();
  }

  private static double[] softmax(HostTensor logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length(); i++) {
      most = Math.max(most, logits.at(i));
    }
    double[] scores = new double[logits.length()];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(logits.at(i) - most);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }
}
