package org.mixmim.app.mix;

import org.mixmim.app.export.Provenance;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.inference.LoadedModel;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.inference.RunControl;

/** A loaded model that can reconstruct; whoever opened it closes it. */
record LoadedMixModel(LoadedModel model) implements MixModel {
  @Override
  public String name() {
    return model.info().name();
  }

  @Override
  public String sha256() {
    return model.sha256().orElse("");
  }

  @Override
  public Provenance.Model provenance() {
    return Provenance.Model.of(model);
  }

  @Override
  public Preprocessing preprocessing() {
    return model.info().preprocessing();
  }

  @Override
  public int grid() {
    return model.info().config().grid();
  }

  @Override
  public boolean normalisedPixels() {
    return model.info().normalisedPixels();
  }

  @Override
  public Reconstruction reconstruct(ReconstructionRequest request, RunControl control) {
    return model.reconstructor().reconstruct(request, control);
  }
}
