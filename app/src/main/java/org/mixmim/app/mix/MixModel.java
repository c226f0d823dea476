package org.mixmim.app.mix;

import org.mixmim.app.export.Provenance;
import org.mixmim.model.image.Preprocessing;
import org.mixmim.model.inference.Reconstruction;
import org.mixmim.model.inference.ReconstructionRequest;
import org.mixmim.model.inference.RunControl;

/** What the Mix view asks of a loaded model. */
interface MixModel {
  /** What it is called. */
  String name();

  /**
   * The hash of its file, or empty text for one without a file. The first call reads the whole
   * file, so it belongs in the background.
   */
  String sha256();

  /** What an exported file says of it; reads the file as {@link #sha256} does. */
  Provenance.Model provenance();

  /** How photographs become its input. */
  Preprocessing preprocessing();

  /** Cells across and down. */
  int grid();

  /** Whether predictions are normalised by cell, so that they have no absolute colour. */
  boolean normalisedPixels();

  /** Runs the network; called on the inference thread only. */
  Reconstruction reconstruct(ReconstructionRequest request, RunControl control);
}
