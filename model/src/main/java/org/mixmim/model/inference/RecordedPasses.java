package org.mixmim.model.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mixmim.model.engine.PassRecorder;
import org.mixmim.model.engine.PassRecorder.Recording;

/**
 * A pass through the network that a card which can is asked for in one go: recorded when it is
 * wanted for the second time for a number of images, replayed from then on. A recording computes
 * the very operations of the pass. Owns the recordings' memory on the card until they are cleared
 * or pushed out.
 */
final class RecordedPasses {
  /** How many numbers of images are kept: both mixtures or one. */
  private static final int CAPACITY = 2;

  /** With more, the card is busy all the time anyway, and what it computes in grows. */
  private static final int MOST_IMAGES = 8;

  private final NDManager manager;
  private final Optional<PassRecorder> recorder;
  private final Function<List<NDArray>, NDArray> pass;
  private final Set<Shape> seen = new HashSet<>();
  private final Set<Shape> refused = new HashSet<>();
  private final SequencedMap<Shape, Recorded> recorded = new LinkedHashMap<>(4, 0.75f, true);

  /** A recording and where it reads. */
  private record Recorded(NDManager manager, List<NDArray> inputs, Recording recording)
      implements AutoCloseable {
    @Override
    public void close() {
      recording.close();
      manager.close();
    }
  }

  /**
   * Nothing recorded yet.
   *
   * @param manager of the device
   * @param recorder of the device; without one, nothing is recorded
   * @param pass of inputs of which it takes over the first, to a result that belongs to the first's
   *     manager; reads no result of the device while it runs, brings no number from Java, and
   *     closes what else it makes
   */
  RecordedPasses(
      NDManager manager, Optional<PassRecorder> recorder, Function<List<NDArray>, NDArray> pass) {
    this.manager = manager;
    this.recorder = recorder;
    this.pass = pass;
  }

  /**
   * Computes the pass in one way or the other.
   *
   * @param inputs the first axis of the first is the number of images; that one is taken over
   * @param observer told of all blocks at once when the pass is replayed
   * @param steps computes the same of the same inputs step by step
   * @return owned by the manager of the first input
   */
  NDArray compute(List<NDArray> inputs, PassObserver observer, Supplier<NDArray> steps) {
    return recorder
        .filter(_ -> inputs.getFirst().getShape().get(0) <= MOST_IMAGES)
        .flatMap(device -> atOnce(device, inputs, observer))
        .orElseGet(steps);
  }

  private synchronized Optional<NDArray> atOnce(
      PassRecorder device, List<NDArray> inputs, PassObserver observer) {
    Shape shape = inputs.getFirst().getShape();
    Optional<Recorded> known = Optional.ofNullable(recorded.get(shape));
    boolean again = !seen.add(shape);
    if (known.isEmpty() && again && !refused.contains(shape)) {
      known = record(device, inputs);
    }
    known.ifPresent(_ -> observer.allAtOnce());
    return known.map(recording -> replay(recording, inputs));
  }

  private Optional<Recorded> record(PassRecorder device, List<NDArray> inputs) {
    if (recorded.size() >= CAPACITY) {
      recorded.pollFirstEntry().getValue().close();
    }
    NDManager own = manager.newSubManager();
    Optional<Recorded> made = Optional.empty();
    try {
      List<NDArray> places = copies(inputs, own);
      made =
          device
              .record(() -> compute(places, own))
              .map(recording -> new Recorded(own, places, recording));
      made.ifPresent(known -> recorded.put(inputs.getFirst().getShape(), known));
      return made;
    } finally {
      if (made.isEmpty()) {
        own.close();
        refused.add(inputs.getFirst().getShape());
      }
    }
  }

  /** The pass on copies of its places, so that they last. */
  private NDArray compute(List<NDArray> places, NDManager own) {
    try (NDManager scope = own.newSubManager()) {
      NDArray result = pass.apply(copies(places, scope));
      result.attach(own);
      return result;
    }
  }

  private static List<NDArray> copies(List<NDArray> arrays, NDManager owner) {
    return arrays.stream()
        .map(
            array -> {
              NDArray copy = array.duplicate();
              copy.attach(owner);
              return copy;
            })
        .toList();
  }

  private static NDArray replay(Recorded recorded, List<NDArray> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      recorded.inputs().get(i).set(new NDIndex(":"), inputs.get(i));
    }
    NDArray result = recorded.recording().replay().duplicate();
    result.attach(inputs.getFirst().getManager());
    return result;
  }

  /** Releases everything. */
  synchronized void clear() {
    recorded.values().forEach(Recorded::close);
    recorded.clear();
    seen.clear();
    refused.clear();
  }
}
