package org.mixmim.model.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.engine.Device;
import org.mixmim.model.engine.Precision;
import org.mixmim.model.engine.TorchEngine;

class KernelLibraryTest {
  @TempDir private Path folder;
  private NDManager manager;

  @BeforeEach
  void start() {
    manager = TorchEngine.newManager(Device.CPU);
    TorchEngine.useThreads();
  }

  @AfterEach
  void stop() {
    manager.close();
  }

  private KernelReport report() {
    return new KernelLibrary(folder).report(Device.CPU, manager);
  }

  @Test
  void whatWasFoundIsKeptForTheNextStart() throws IOException {
    KernelReport found = report();
    assertThat(found.problem()).isEmpty();
    assertThat(found.timings()).hasSizeGreaterThan(LayerClass.all().size());
    assertThat(found.speedup()).isGreaterThanOrEqualTo(1);
    for (KernelReport.Timing timing : found.timings()) {
      if (timing.chosen() && timing.precision() == Precision.FLOAT32) {
        assertThat(timing.error().orElseThrow()).isLessThan(1e-5);
      }
    }
    Path file = folder.resolve("kernels-cpu.json");
    assertThat(report()).isEqualTo(found);
    assertThat(folder.resolve("kernels-cpu.searching")).doesNotExist();

    // Of another machine, or damaged: found anew rather than believed.
    String text = Files.readString(file);
    for (String other :
        new String[] {text.replace(found.machine().processor(), "another"), "{", ""}) {
      Files.writeString(file, other);
      assertThat(report().problem()).isEmpty();
      assertThat(Files.readString(file)).contains(found.machine().processor());
    }
  }

  @Test
  void aMarkerLeftBehindMeansPlainKernelsAndIsSaid() throws IOException {
    Path marker = folder.resolve("kernels-cpu.searching");
    // No system gives a process so high a number.
    Files.writeString(marker, Long.toString(Integer.MAX_VALUE));
    KernelReport report = report();
    assertThat(report.float32()).isEqualTo(KernelChoice.PLAIN);
    assertThat(report.bfloat16()).isEmpty();
    KernelException problem = report.problem().orElseThrow();
    assertThat(problem.describe(Locale.ENGLISH)).contains("cpu");
    assertThat(problem.remedy(Locale.ENGLISH)).contains(marker.toString());

    new KernelLibrary(folder).forget(Device.CPU);
    assertThat(report().problem()).isEmpty();
  }

  @Test
  void nothingIsKnownBeforeASearchAndAfterAStoppedOne() {
    KernelLibrary library = new KernelLibrary(folder);
    assertThat(library.known(Device.CPU)).isEmpty();
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () -> library.report(Device.CPU, manager, () -> asked.incrementAndGet() == 3))
        .isInstanceOf(CancellationException.class);
    assertThat(library.known(Device.CPU)).isEmpty();
    assertThat(folder).isEmptyDirectory();

    KernelReport found = library.report(Device.CPU, manager);
    assertThat(library.known(Device.CPU)).contains(found);
    assertThat(new KernelLibrary(folder).known(Device.CPU)).contains(found);
  }

  @Test
  void aFolderThatCannotBeMadeOnlyMeansSearchingAgain() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    KernelReport report = new KernelLibrary(file.resolve("below")).report(Device.CPU, manager);
    assertThat(report.problem()).isEmpty();
    assertThat(report.timings()).isNotEmpty();
  }

  @Test
  void theSearchLeavesNothingInTheManager() {
    report();
    assertThat(manager.getManagedArrays()).isEmpty();
  }
}
