package org.mixmim.model.zoo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.mixmim.model.config.ComputeCost;
import org.mixmim.model.config.MixMimConfig;
import org.mixmim.model.config.Parameters;

/**
 * What is known of a model without its weights.
 *
 * @param name what to call it, unique in the catalogue
 * @param aliases other names it is known by
 * @param title for people
 * @param description one sentence
 * @param config the network, which random weights can fill; empty where only the file tells
 * @param published what its authors say of it
 * @param normalisedPixels whether the decoder predicts pixels normalised per cell, where known
 * @param licence the licence of the weights
 * @param source where the file comes from
 */
public record ModelCard(
    String name,
    List<String> aliases,
    LocalisedText title,
    LocalisedText description,
    Optional<MixMimConfig> config,
    Published published,
    Optional<Boolean> normalisedPixels,
    String licence,
    ModelSource source) {

  /**
   * Figures as the weights' authors published them.
   *
   * @param top1 top-1 accuracy in per cent on ImageNet-1k's validation set
   * @param top5 top-5 accuracy in per cent
   * @param epochs epochs of training
   * @param trainingData what it was trained on
   */
  public record Published(
      OptionalDouble top1, OptionalDouble top5, OptionalInt epochs, Optional<String> trainingData) {
    /** Nothing was published. */
    public static final Published NOTHING =
        new Published(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), Optional.empty());
  }

  /** Copies the lists. */
  public ModelCard {
    aliases = List.copyOf(aliases);
  }

  /**
   * What the model can be used for.
   *
   * @return empty where only the file tells
   */
  public Set<ModelTask> tasks() {
    return config.map(ModelTask::of).orElse(Set.of());
  }

  /**
   * How many parameters the network has, position tables included.
   *
   * @return 88,344,352 for the Base classifier
   */
  public OptionalLong parameters() {
    return config.map(c -> OptionalLong.of(Parameters.count(c))).orElse(OptionalLong.empty());
  }

  /**
   * Multiply-accumulates for one image, as {@link ComputeCost} counts them.
   *
   * @return 16.35e9 for the Base classifier, "FLOPs (G)" in papers
   */
  public OptionalLong macs() {
    return config.map(c -> OptionalLong.of(ComputeCost.macs(c))).orElse(OptionalLong.empty());
  }

  /**
   * Side of the square input in pixels.
   *
   * @return 224 or 384 for the published models
   */
  public OptionalInt imageSize() {
    return config.map(c -> OptionalInt.of(c.imageSize())).orElse(OptionalInt.empty());
  }

  /**
   * Whether a name means this model.
   *
   * @param wanted a name
   * @return true for the name and its aliases
   */
  public boolean isCalled(String wanted) {
    return name.equals(wanted) || aliases.contains(wanted);
  }
}
