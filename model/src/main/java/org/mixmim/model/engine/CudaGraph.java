package org.mixmim.model.engine;

import ai.djl.ndarray.NDArray;
import java.lang.foreign.MemorySegment;

/** What an NVIDIA card was asked for; CUDA calls it a graph. */
final class CudaGraph implements PassRecorder.Recording {
  private final CudaFunctions functions;
  private final MemorySegment graph;
  private final NDArray output;

  CudaGraph(CudaFunctions functions, MemorySegment graph, NDArray output) {
    this.functions = functions;
    this.graph = graph;
    this.output = output;
  }

  /**
   * As ever; the card must be sound, as it is when something else has just been asked of it without
   * complaint: what libtorch says otherwise ends the program.
   */
  @Override
  public NDArray replay() {
    functions.replay(graph);
    return output;
  }

  @Override
  public void close() {
    output.close();
    functions.destroy(graph);
  }
}
