package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mixmim.model.config.DecoderConfig;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.network.Encoder;
import org.mixmim.model.network.MaskTensors;
import org.mixmim.model.network.RunMask;
import org.mixmim.model.network.StageMemory;
import org.mixmim.model.tensor.HostTensor;

/**
 * Mixes two images and reconstructs both, belonging to a {@link LoadedModel}. Keeps the tensors of
 * the last mask, the patch tokens of the last images and what the encoder's windows gave for the
 * last mixture, so that painting a mask computes no more than it changes; calls run one after
 * another.
 */
public final class DualReconstructor {
  private final LoadedModel model;
  private final DecoderConfig decoderConfig;
  private final MixturePasses passes;
  private final PatchTokenCache tokens;
  private final ThreadChoice threads = new ThreadChoice(TorchEngine.threads());
  private final MaskCache masks;
  private Optional<PaintedPair> painted = Optional.empty();

  DualReconstructor(LoadedModel model, DecoderConfig decoderConfig) {
    this.model = model;
    this.decoderConfig = decoderConfig;
    this.passes = new MixturePasses(model, decoderConfig, model.weights().recorder());
    this.tokens = new PatchTokenCache(model);
    this.masks = new MaskCache(model);
  }

  /**
   * Reconstructs both images of a mixture.
   *
   * @param request images, mask and options
   * @param control progress and cancelling
   * @return the predictions, in Java memory
   * @throws InferenceException if the mask or an image does not fit the model, memory runs out, or
   *     what is predicted is not finite
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Reconstruction reconstruct(ReconstructionRequest request, RunControl control) {
    model.checkMask(request.mask());
    model.checkSquare(request.a());
    model.checkSquare(request.b());
    return inTurn(
        () ->
            request.bothMixtures()
                ? reconstruct(request, control, TorchEngine.threads())
                : reconstructLive(request, control));
  }

  /** Waits for the calls before this one, with the model kept open: see its order of locks. */
  private <T> T inTurn(Supplier<T> call) {
    return model.whileOpen(
        () -> {
          synchronized (this) {
            return call.get();
          }
        });
  }

  private <T> T computeInTurn(Function<NDManager, T> body) {
    return inTurn(() -> model.compute(body));
  }

  /**
   * One mixture is what is asked for while a mask is painted. How the work is divided can change
   * the last digit on some machines, so nothing else is left to the machine's mood.
   */
  private Reconstruction reconstructLive(ReconstructionRequest request, RunControl control) {
    int count = threads.next();
    Reconstruction result = reconstruct(request, control, count);
    threads.took(count, result.elapsed().toNanos() / 1e6);
    return result;
  }

  /**
   * The window draws the mixture while the first stages of a painted one are computed. Where these
   * compute only a few windows, they leave it a core: an operation that is divided waits for the
   * slowest thread, and one that shares its core was seen to take three times as long.
   */
  private Reconstruction reconstruct(
      ReconstructionRequest request, RunControl control, int threadCount) {
    long start = System.nanoTime();
    int few = isPainting(request) ? Math.max(1, threadCount - 1) : threadCount;
    return model.compute(
        few,
        scope -> {
          MaskTensors mask = masks.get(request.mask(), request.experiment().maskedAttention());
          List<RgbImage> inputs = inputs(request);
          NDArray mixed = mixed(scope, request, mask);
          PassObserver observer =
              observer(control, false)
                  .onStage(whole -> TorchEngine.useThreads(whole ? threadCount : few));
          NDArray predictions =
              mask instanceof RunMask runs && isPainting(request)
                  ? passes.ofPainted(mixed, runs, memory(request), observer)
                  : passes.ofMixtures(mixed, mask, observer);
          Streams streams = streams(predictions);
          FiniteNumbers.of(streams.own(), model);
          FiniteNumbers.of(streams.other(), model);
          return new Reconstruction(
              request,
              mixtures(request, inputs, streams),
              loss(request, streams),
              Duration.ofNanos(System.nanoTime() - start));
        });
  }

  /**
   * What the decoder predicts for a batch in which image i is mixed with image N - 1 - i, as the
   * reference's forward pass returns it. Computes everything anew but what depends on the mask.
   *
   * @param input {@code [N, 3, S, S]}, normalised, N at least 2
   * @param mask over the model's cells
   * @param control progress and cancelling
   * @return {@code [2 * N, cells, numbers]}: all {@code x1_rec}, then all {@code x2_rec}
   * @throws InferenceException if the shapes do not fit or the result is not finite
   */
  public HostTensor predict(HostTensor input, CellMask mask, RunControl control) {
    checkPair(input, mask);
    return computeInTurn(
        scope -> {
          PassObserver observer = observer(control, false);
          NDArray predictions = predicted(scope, input, mask, observer);
          return FiniteNumbers.of(HostTransfer.toHost(predictions), model);
        });
  }

  private NDArray predicted(
      NDManager scope, HostTensor input, CellMask mask, PassObserver observer) {
    NDArray pixels = HostTransfer.toEngine(input, scope);
    return passes.ofImages(pixels, masks.get(mask, true), observer);
  }

  private void checkPair(HostTensor input, CellMask mask) {
    model.checkInput(input);
    model.checkMask(mask);
    if (input.size(0) < 2) {
      throw new InferenceException(null, "inference.odd-pair", input.size(0));
    }
  }

  /** Every intermediate of a batch in which image i is mixed with image N - 1 - i. */
  NetworkTrace trace(HostTensor input, CellMask mask, RunControl control) {
    checkPair(input, mask);
    return computeInTurn(
        scope -> {
          PassObserver observer = observer(control, true);
          Streams streams = streams(predicted(scope, input, mask, observer));
          observer.tensors().put("x1_rec", streams.own());
          observer.tensors().put("x2_rec", streams.other());
          TrainingLoss loss = TrainingLoss.of(streams.own(), streams.other(), targets(input), mask);
          return new NetworkTrace(observer.tensors(), Optional.of(loss));
        });
  }

  /** Releases what is kept between calls. */
  synchronized void release() {
    masks.clear();
    passes.clear();
    painted.ifPresent(PaintedPair::close);
    painted = Optional.empty();
    tokens.clear();
  }

  /** What the decoder's two streams predict, {@code [N, cells, numbers]} each. */
  private record Streams(HostTensor own, HostTensor other) {}

  private static Streams streams(NDArray predictions) {
    HostTensor both = HostTransfer.toHost(predictions);
    float[] all = both.toArray();
    long[] shape = {both.size(0) / 2, both.size(1), both.size(2)};
    int half = all.length / 2;
    return new Streams(
        HostTensor.of(Arrays.copyOfRange(all, 0, half), shape),
        HostTensor.of(Arrays.copyOfRange(all, half, all.length), shape));
  }

  /**
   * One mixture as trained; what is computed at rest is computed whole. Only the processor asks: a
   * card has computed all windows before it would know which.
   */
  private static boolean isPainting(ReconstructionRequest request) {
    return !request.bothMixtures() && request.experiment().isStandard();
  }

  private StageMemory memory(ReconstructionRequest request) {
    if (painted.filter(pair -> pair.shows(request)).isEmpty()) {
      painted.ifPresent(PaintedPair::close);
      painted =
          Optional.of(
              new PaintedPair(
                  request.a(),
                  request.b(),
                  new StageMemory(model.weights().manager(), model.info().config())));
    }
    return painted.get().memory();
  }

  private NDArray mixed(NDManager scope, ReconstructionRequest request, MaskTensors mask) {
    if (request.experiment().filling() == Filling.OTHER_IMAGE) {
      NDArray a = tokens.get(request.a());
      NDArray b = tokens.get(request.b());
      NDArray own = request.bothMixtures() ? stack(scope, a, b) : copy(scope, a);
      NDArray other = request.bothMixtures() ? stack(scope, b, a) : copy(scope, b);
      return Encoder.mix(own, other, mask);
    }
    HostTensor pixels = model.info().preprocessing().normalise(inputs(request));
    return model.encoder().embed(HostTransfer.toEngine(pixels, scope));
  }

  /**
   * The pictures that the encoder sees. When the other image fills the hidden cells, one mixture
   * serves both images; any other filling needs a picture for each image.
   */
  private static List<RgbImage> inputs(ReconstructionRequest request) {
    CellMask mask = request.mask();
    RgbImage a = request.a();
    RgbImage b = request.b();
    Filling filling = request.experiment().filling();
    List<RgbImage> inputs = new ArrayList<>();
    if (filling == Filling.OTHER_IMAGE) {
      inputs.add(MixedImage.mix(a, b, mask));
      if (request.bothMixtures()) {
        inputs.add(MixedImage.mix(b, a, mask));
      }
    } else {
      inputs.add(MixedImage.fill(a, mask, filling));
      inputs.add(MixedImage.fill(b, mask.inverted(), filling));
      if (request.bothMixtures()) {
        inputs.add(MixedImage.fill(b, mask, filling));
        inputs.add(MixedImage.fill(a, mask.inverted(), filling));
      }
    }
    return inputs;
  }

  private List<Mixture> mixtures(
      ReconstructionRequest request, List<RgbImage> inputs, Streams streams) {
    int perMixture = request.experiment().filling() == Filling.OTHER_IMAGE ? 1 : 2;
    List<Mixture> mixtures = new ArrayList<>();
    for (int first = 0; first < inputs.size(); first += perMixture) {
      Prediction lost = prediction(streams.own().get(first), request.mask());
      Prediction shown =
          prediction(streams.other().get(first + perMixture - 1), request.mask().inverted());
      mixtures.add(
          first == 0
              ? new Mixture(inputs.get(first), lost, shown)
              : new Mixture(inputs.get(first), shown, lost));
    }
    return mixtures;
  }

  private Prediction prediction(HostTensor cells, CellMask hidden) {
    return new Prediction(cells, hidden, model.info().normalisedPixels());
  }

  private Optional<TrainingLoss> loss(ReconstructionRequest request, Streams streams) {
    if (!request.bothMixtures() || !request.experiment().isStandard()) {
      return Optional.empty();
    }
    HostTensor input = model.info().preprocessing().normalise(List.of(request.a(), request.b()));
    return Optional.of(
        TrainingLoss.of(streams.own(), streams.other(), targets(input), request.mask()));
  }

  private HostTensor targets(HostTensor input) {
    MixMimConfig config = model.info().config();
    int images = input.size(0);
    float[] all = new float[input.length()];
    for (int image = 0; image < images; image++) {
      float[] cells = CellLayout.toCells(input.get(image), config.cellSize()).toArray();
      System.arraycopy(cells, 0, all, image * cells.length, cells.length);
    }
    long cells = (long) config.grid() * config.grid();
    return HostTensor.of(all, images, cells, all.length / (images * cells));
  }

  private PassObserver observer(RunControl control, boolean keep) {
    return PassObserver.ofBoth(model.info().config(), decoderConfig, control, keep);
  }

  private static NDArray stack(NDManager scope, NDArray first, NDArray second) {
    NDArray both = NDArrays.concat(new NDList(first, second), 0);
    both.attach(scope);
    return both;
  }

  private static NDArray copy(NDManager scope, NDArray tokens) {
    NDArray copy = tokens.duplicate();
    copy.attach(scope);
    return copy;
  }
}
