package org.mixmim.model.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.config.Parameters;
import org.mixmim.model.problem.MixMimException;

/**
 * Opens hostile files as the program does, audits them and reads every number, and counts how each
 * case ends: in a failure with a sentence, in a file without a model, or in a model.
 */
final class CheckpointFuzzer {
  private static final ConfigHints HINTS =
      new ConfigHints(OptionalInt.of(2), OptionalDouble.empty());
  private static final int MAPPED_EVERY = 20;

  private final FuzzCases cases;
  private final Path folder;

  /**
   * Makes a fuzzer.
   *
   * @param cases the files
   * @param folder where some of them are written, to be mapped
   */
  CheckpointFuzzer(FuzzCases cases, Path folder) {
    this.cases = cases;
    this.folder = folder;
  }

  /**
   * How a case ended.
   *
   * @param number which case
   * @param ending a failure's key, or {@code other} or {@code model}
   * @param wall time it took
   * @param processor processor time it took
   * @param allocated bytes of heap it allocated in all
   * @param bug what must not happen
   */
  record Outcome(
      long number,
      String ending,
      Duration wall,
      Duration processor,
      long allocated,
      Optional<Throwable> bug) {}

  /** Runs one case. */
  Outcome run(long number) throws IOException {
    byte[] file = cases.make(number);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long processor = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    String ending;
    Optional<Throwable> bug = Optional.empty();
    try (Checkpoint checkpoint = open(number, file)) {
      ending = use(checkpoint);
    } catch (MixMimException e) {
      ending = e.key();
      if (e.getMessage().isBlank()) {
        bug = Optional.of(e);
      }
    } catch (RuntimeException | Error e) {
      ending = e.getClass().getName();
      bug = Optional.of(e);
    }
    return new Outcome(
        number,
        ending,
        Duration.ofNanos(System.nanoTime() - start),
        Duration.ofNanos(threads.getCurrentThreadCpuTime() - processor),
        threads.getCurrentThreadAllocatedBytes() - allocated,
        bug);
  }

  private Checkpoint open(long number, byte[] file) throws IOException {
    if (number % MAPPED_EVERY == 0) {
      return Checkpoints.open(Files.write(folder.resolve("case.pth"), file));
    }
    return Checkpoints.open(FileBytes.copy(new ByteArrayInputStream(file), "case.pth"));
  }

  private static String use(Checkpoint checkpoint) {
    for (StoredTensor tensor : checkpoint.tensors().values()) {
      if (tensor.toFloats().length != tensor.count()) {
        throw new AssertionError("the shape does not hold the numbers");
      }
    }
    CheckpointAudit audit = CheckpointAudit.of(checkpoint, HINTS);
    if (audit.problem().isPresent()) {
      return "other";
    }
    ParameterSet model = ParameterNames.resolve(checkpoint, HINTS);
    Parameters.of(model.config())
        .forEach(
            (name, shape) -> {
              StoredTensor tensor = Tensors.in(model.parameters(), name);
              if (!tensor.shape().equals(shape)
                  || tensor.toFloats().length != tensor.count()
                  || tensor.toBytes().length != tensor.count() * tensor.type().bytes()) {
                throw new AssertionError("an incomplete model: " + name);
              }
            });
    return "model";
  }

  /**
   * The long run: prints how the cases ended.
   *
   * @param arguments how many cases, and a seed
   */
  public static void main(String[] arguments) throws IOException {
    long count = Long.parseLong(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    Path folder = Files.createTempDirectory("fuzz");
    CheckpointFuzzer fuzzer = new CheckpointFuzzer(new FuzzCases(Fixtures.ALL, seed), folder);
    Map<String, Integer> endings = new TreeMap<>();
    List<Outcome> bugs = new ArrayList<>();
    Outcome slowest = fuzzer.run(0);
    Outcome busiest = slowest;
    Outcome largest = slowest;
    for (long number = 0; number < count; number++) {
      Outcome outcome = fuzzer.run(number);
      endings.merge(outcome.ending(), 1, Integer::sum);
      if (outcome.bug().isPresent()) {
        bugs.add(outcome);
        Files.write(folder.resolve("bug-" + number), fuzzer.cases.make(number));
      }
      slowest = outcome.wall().compareTo(slowest.wall()) > 0 ? outcome : slowest;
      busiest = outcome.processor().compareTo(busiest.processor()) > 0 ? outcome : busiest;
      largest = outcome.allocated() > largest.allocated() ? outcome : largest;
    }
    StringBuilder report = new StringBuilder();
    endings.forEach(
        (ending, cases) -> report.append(cases).append('\t').append(ending).append('\n'));
    report.append("cases ").append(count).append(", seed ").append(seed).append('\n');
    report.append("longest wall time ").append(slowest).append('\n');
    report.append("longest processor time ").append(busiest).append('\n');
    report.append("most allocated ").append(largest).append('\n');
    report.append("bugs ").append(bugs.size()).append(" in ").append(folder).append('\n');
    bugs.stream().limit(20).forEach(bug -> report.append(bug).append('\n'));
    System.out.print(report);
  }
}
