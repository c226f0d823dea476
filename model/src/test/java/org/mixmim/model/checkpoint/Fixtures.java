package org.mixmim.model.checkpoint;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The checkpoints written by both codebases, see their MANIFEST. */
final class Fixtures {
  /** Every file, under the folder of the test resources. */
  static final List<String> ALL =
      List.of(
          "containers/mm_cls_published_mmpretrain.pth",
          "containers/mm_cls_runner_full.pth",
          "containers/mm_pretrain_published_mmselfsup_legacy.pth",
          "containers/mm_pretrain_runner_full.pth",
          "containers/official_cls_bare_state_dict.pth",
          "containers/official_cls_full.pth",
          "containers/official_pretrain_full_cuda0.pth",
          "containers/official_pretrain_legacy_cuda0.pth",
          "containers/synthetic_strided.pth",
          "containers/synthetic_strided_legacy.pth",
          "containers/synthetic_torch2_layout.pth",
          "mmpretrain/cls.pth",
          "mmpretrain/pretrain_legacy.pth",
          "official/cls.pth",
          "official/cls_fp16.pth",
          "official/cls_legacy.pth",
          "official/pretrain.pth");

  private Fixtures() {}

  static Path path(String name) {
    URL resource =
        Optional.ofNullable(Fixtures.class.getResource("/checkpoints/" + name))
            .orElseThrow(() -> new AssertionError("no fixture " + name));
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  static JsonObject json(String name) throws IOException {
    return JsonParser.parseString(Files.readString(path(name))).getAsJsonObject();
  }
}
