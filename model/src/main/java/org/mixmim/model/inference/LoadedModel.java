package org.mixmim.model.inference;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.Codebase;
import org.mixmim.model.checkpoint.ParameterNames;
import org.mixmim.model.checkpoint.ParameterSet;
import org.mixmim.model.config.ComputeCost;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Parameters;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.CellMask;
import org.mixmim.model.network.Encoder;
import org.mixmim.model.tensor.HostTensor;

/**
 * A model ready to compute. It owns all of its native memory and the file it came from; whoever
 * opened it closes it. Calls may come from any thread; closing waits for those that run. Every
 * computation throws a {@link org.mixmim.model.checkpoint.CheckpointException} if somebody has
 * written into the file.
 */
public final class LoadedModel implements AutoCloseable {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Known for ever once it is, so that it can be told while a close waits, and after it. */
  private volatile Optional<String> hash = Optional.empty();

  private final ModelInfo info;
  private final NativeWeights weights;
  private final Encoder encoder;
  private final FeatureExtractor features;
  private final Optional<DualReconstructor> reconstructor;
  private final Optional<ImageClassifier> classifier;
  private boolean closed;

  private LoadedModel(ModelInfo info, NativeWeights weights) {
    this.info = info;
    this.weights = weights;
    this.encoder = new Encoder(info.config(), weights);
    this.features = new FeatureExtractor(this, weights.recorder());
    this.reconstructor =
        info.config().decoder().map(decoder -> new DualReconstructor(this, decoder));
    this.classifier =
        info.config().classes().isPresent()
            ? Optional.of(new ImageClassifier(this))
            : Optional.empty();
  }

  /**
   * Loads a model from an open file.
   *
   * @param file taken over: closed with the model, and also when loading fails
   * @param options what the user adds
   * @return the model
   * @throws org.mixmim.model.checkpoint.CheckpointException if the file holds no complete MixMIM
   *     model, or has changed since it was opened
   * @throws org.mixmim.model.engine.EngineException if the engine or the device cannot be used
   * @throws InferenceException if there is not enough memory
   */
  public static LoadedModel open(Checkpoint file, LoadOptions options) {
    try {
      ParameterSet parameters =
          ParameterNames.resolve(file, ConfigHints.NONE.withDecoderHeads(options.decoderHeads()));
      NativeWeights weights =
          NativeMemory.guarded(
              file.name(),
              options.device(),
              () -> {
                file.requireUnchanged();
                return NativeWeights.of(parameters.parameters(), file, options);
              });
      return build(describe(file.name(), parameters, options), weights);
    } catch (RuntimeException | Error failure) {
      file.close();
      throw failure;
    }
  }

  /**
   * Makes an untrained model.
   *
   * @param name what to call it
   * @param config the network
   * @param seed of the random parameters: equal seeds make equal models
   * @param options what the user adds
   * @return the model
   * @throws org.mixmim.model.engine.EngineException if the engine or the device cannot be used
   * @throws InferenceException if there is not enough memory
   */
  public static LoadedModel random(
      String name, MixMimConfig config, long seed, LoadOptions options) {
    RandomParameters parameters = new RandomParameters(config, seed);
    NativeWeights weights =
        NativeMemory.guarded(
            name, options.device(), () -> NativeWeights.random(parameters, options));
    ModelInfo info =
        describe(name, config, Codebase.OFFICIAL, Optional.empty(), List.of(), Map.of(), options);
    return build(info, weights);
  }

  private static LoadedModel build(ModelInfo info, NativeWeights weights) {
    try {
      return NativeMemory.guarded(
          info.name(), weights.device(), () -> new LoadedModel(info, weights));
    } catch (RuntimeException | Error failure) {
      weights.close();
      throw failure;
    }
  }

  private static ModelInfo describe(String name, ParameterSet set, LoadOptions options) {
    return describe(
        name,
        set.config(),
        set.codebase(),
        set.normalisedPixels(),
        set.classNames(),
        set.metadata(),
        options);
  }

  private static ModelInfo describe(
      String name,
      MixMimConfig config,
      Codebase codebase,
      Optional<Boolean> normalisedPixels,
      List<String> classNames,
      Map<String, String> metadata,
      LoadOptions options) {
    return new ModelInfo(
        name,
        config,
        codebase,
        normalisedPixels,
        options.normalisedPixels().or(() -> normalisedPixels).orElse(false),
        ClassLabels.of(config, classNames),
        new Preprocessing(
            options.preprocessing().orElseGet(() -> preprocessing(codebase, metadata)),
            config.imageSize()),
        Parameters.count(config),
        ComputeCost.macs(config),
        metadata);
  }

  /** The convention that a file names, else that of the code whose names it uses. */
  private static Preprocessing.Convention preprocessing(
      Codebase codebase, Map<String, String> metadata) {
    String named = metadata.getOrDefault("preprocessing", "");
    return Arrays.stream(Preprocessing.Convention.values())
        .filter(convention -> convention.name().equalsIgnoreCase(named))
        .findFirst()
        .orElse(
            codebase == Codebase.OFFICIAL
                ? Preprocessing.Convention.OFFICIAL
                : Preprocessing.Convention.OPENMMLAB);
  }

  /**
   * What is known of the model.
   *
   * @return the description
   */
  public ModelInfo info() {
    return info;
  }

  /**
   * The number format that the model computes in.
   *
   * @return the format of the heavy operations
   */
  public Precision precision() {
    return weights.precision();
  }

  /**
   * The SHA-256 of the model's file, computed at the first call.
   *
   * @return lower-case hex; empty for random parameters
   * @throws InferenceException if the model was closed before
   * @throws org.mixmim.model.checkpoint.CheckpointException if the file cannot be read or has
   *     changed since it was opened
   */
  public Optional<String> sha256() {
    if (hash.isEmpty()) {
      hash = whileOpen(() -> weights.file().map(Checkpoint::sha256));
    }
    return hash;
  }

  /**
   * Whether there is a decoder.
   *
   * @return true for a pretraining model
   */
  public boolean canReconstruct() {
    return reconstructor.isPresent();
  }

  /**
   * Whether there is a classifier head.
   *
   * @return true for a classifier
   */
  public boolean canClassify() {
    return classifier.isPresent();
  }

  /**
   * What reconstructs.
   *
   * @return valid until the model is closed
   * @throws InferenceException if the model has no decoder
   */
  public DualReconstructor reconstructor() {
    return reconstructor.orElseThrow(
        () -> new InferenceException(null, "inference.cannot-reconstruct", info.name()));
  }

  /**
   * What classifies.
   *
   * @return valid until the model is closed
   * @throws InferenceException if the model has no classifier head
   */
  public ImageClassifier classifier() {
    return classifier.orElseThrow(
        () -> new InferenceException(null, "inference.cannot-classify", info.name()));
  }

  /**
   * What extracts features; every model can.
   *
   * @return valid until the model is closed
   */
  public FeatureExtractor features() {
    return features;
  }

  /**
   * Every named intermediate of one pass. With a mask, image i of the batch is mixed with image N -
   * 1 - i, as the reference does: {@code tokens mixed stage1..4 norm dec_in dec_blk0.. dec_norm
   * x1_rec x2_rec}. Without: {@code stage1..4 norm}, and of a classifier {@code pooled logits
   * softmax}.
   *
   * @param input {@code [N, 3, S, S]}, normalised
   * @param mask over the model's cells
   * @param control progress and cancelling
   * @return the intermediates
   * @throws InferenceException if the shapes do not fit or the model cannot do what is asked
   */
  public NetworkTrace trace(HostTensor input, Optional<CellMask> mask, RunControl control) {
    return mask.isPresent()
        ? reconstructor().trace(input, mask.get(), control)
        : features.trace(input, classifier, control);
  }

  /** Closes the model once running calls have returned; closing again does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        release();
        weights.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Releases what is kept between calls. */
  private void release() {
    reconstructor.ifPresent(DualReconstructor::release);
    features.release();
  }

  /** Computes with the model: what the body leaves in the given manager is released afterwards. */
  <T> T compute(Function<NDManager, T> body) {
    return compute(TorchEngine.threads(), body);
  }

  /** The same with a number of threads. */
  <T> T compute(int threads, Function<NDManager, T> body) {
    return whileOpen(
        () -> {
          weights.file().ifPresent(Checkpoint::requireUnchanged);
          return NativeMemory.persistent(
              info.name(),
              weights.device(),
              () -> {
                TorchEngine.useThreads(threads);
                try (NDManager scope = weights.manager().newSubManager()) {
                  return body.apply(scope);
                }
              },
              () -> {
                release();
                TorchEngine.releaseFreed(weights.device());
              });
        });
  }

  /**
   * Keeps the model open for a body. Any lock of a part of the model is taken inside, for closing
   * takes them in this order too.
   */
  <T> T whileOpen(Supplier<T> body) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new InferenceException(null, "inference.closed", info.name());
      }
      return body.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  NativeWeights weights() {
    return weights;
  }

  Encoder encoder() {
    return encoder;
  }

  /** Checks that numbers are an input of this model. */
  void checkInput(HostTensor input) {
    int side = info.config().imageSize();
    long[] shape = input.shape();
    if (shape.length != 4 || shape[1] != 3 || shape[2] != side || shape[3] != side) {
      throw new InferenceException(
          null,
          "inference.input-shape",
          Arrays.toString(shape),
          info.name(),
          "[N, 3, " + side + ", " + side + "]");
    }
    if (shape[0] == 0) {
      throw new InferenceException(null, "inference.no-image", info.name());
    }
  }

  /** Checks that an image is a square of the size of this model's input. */
  void checkSquare(RgbImage image) {
    int side = info.config().imageSize();
    if (image.width() != side || image.height() != side) {
      throw new InferenceException(
          null, "inference.square-size", image.width(), image.height(), info.name(), side);
    }
  }

  /** Checks that a mask lies over this model's cells. */
  void checkMask(CellMask mask) {
    int grid = info.config().grid();
    if (mask.rows() != grid || mask.columns() != grid) {
      throw new InferenceException(
          null, "inference.mask-grid", mask.rows(), mask.columns(), info.name(), grid);
    }
  }
}
