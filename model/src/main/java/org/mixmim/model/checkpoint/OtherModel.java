package org.mixmim.model.checkpoint;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Other models that people try, told by names that MixMIM never has. The order counts: the more
 * telling come first.
 */
enum OtherModel {
  /** Stable Diffusion and its kin. */
  DIFFUSION("(model\\.diffusion_model|down_blocks\\.\\d+|double_blocks\\.\\d+)\\."),
  /** Llama, GPT, BERT and theirs. */
  LANGUAGE(
      "layers\\.\\d+\\.self_attn\\.[qkv]_proj\\.",
      "h\\.\\d+\\.attn\\.c_attn\\.",
      "(word_embeddings|embed_tokens|lm_head)\\.weight$"),
  /** An image encoder beside a text encoder. */
  CLIP("(visual\\.(conv1|trunk|proj)|text_model|text_projection)(\\.|$)"),
  /** ViT, DeiT, MAE, BEiT, DINO. */
  VIT("cls_token$"),
  /** Swin V2. */
  SWIN_V2("layers\\.\\d+\\.blocks\\.\\d+\\.attn\\.(logit_scale|cpb_mlp)"),
  /** Swin: the mask of its shifted windows, or another codebase's names. */
  SWIN(
      "layers\\.\\d+\\.blocks\\.\\d+\\.attn_mask$",
      "stages\\.\\d+\\.blocks\\.\\d+\\.attn\\.w_msa\\.",
      "layers\\.\\d+\\.blocks\\.\\d+\\.attention\\.self\\."),
  /** ConvNeXt and its second version. */
  CONVNEXT("(dwconv|conv_dw|depthwise_conv)\\.weight$", "downsample_layers\\.\\d+\\.\\d+\\."),
  /** ResNet and what is built on it. */
  RESNET("layer1\\.0\\.conv[12]\\.weight$");

  private static final Pattern POSITIONS = Pattern.compile("(^|\\.)absolute_pos_embed$");
  private static final Pattern SWIN_TABLE =
      Pattern.compile("(^|\\.)layers\\.0\\.blocks\\.0\\.attn\\.relative_position_bias_table$");

  private final List<Pattern> telltales;

  OtherModel(String... telltales) {
    this.telltales =
        Arrays.stream(telltales).map(telltale -> Pattern.compile("(^|\\.)" + telltale)).toList();
  }

  /**
   * A recognised model.
   *
   * @param model what it is
   * @param name the tensor that gave it away
   */
  record Telltale(OtherModel model, String name) {
    /** The key of the sentence that says what the file is. */
    String key() {
      return "checkpoint.looks-" + model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What the names belong to, if to a model known not to be MixMIM. */
  static Optional<Telltale> recognise(Collection<String> names) {
    for (OtherModel model : values()) {
      for (Pattern telltale : model.telltales) {
        Optional<String> name = first(names, telltale);
        if (name.isPresent()) {
          return Optional.of(new Telltale(model, name.get()));
        }
      }
    }
    // MixMIM shares the table's name with Swin, but always stores its positions.
    return first(names, POSITIONS).isPresent()
        ? Optional.empty()
        : first(names, SWIN_TABLE).map(name -> new Telltale(SWIN, name));
  }

  private static Optional<String> first(Collection<String> names, Pattern pattern) {
    return names.stream().filter(name -> pattern.matcher(name).find()).findFirst();
  }
}
