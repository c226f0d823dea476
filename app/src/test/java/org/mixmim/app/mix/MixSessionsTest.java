package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.pixels.Cell;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.workspace.PhotoReader;
import org.mixmim.model.image.ImageFiles;

/** What was shown last comes back as far as it can, and is not lost where it cannot. */
final class MixSessionsTest {
  private static final Setting<String> LAST = Setting.of("mix.session", String.class, "");

  @TempDir Path folder;

  private final AtomicInteger standIns = new AtomicInteger();
  private final AtomicInteger continued = new AtomicInteger();

  private static MixPhoto photo(Path file, int grey) {
    ImageFiles.writePng(file, MixSamples.photo("any", grey).square());
    return MixPhoto.prepare(PhotoReader.read(file), MixSamples.PREPROCESSING);
  }

  private void restore(MixBench bench) {
    bench.sessions.restore(
        () -> {
          standIns.incrementAndGet();
          bench.model.begin(
              bench
                  .model
                  .state()
                  .withPhotos(
                      Optional.of(MixSamples.photo("sample a", 1)),
                      Optional.of(MixSamples.photo("sample b", 2))));
        },
        continued::incrementAndGet);
  }

  @Test
  void aPhotographThatCannotBeReadTakesNothingElseWithIt() throws IOException {
    Path a = folder.resolve("a.png");
    Path b = folder.resolve("b.png");
    MixState before;
    try (MixBench first = new MixBench(folder, Tasks.sameThread())) {
      first.model.setPhotos(photo(a, 20), photo(b, 230));
      first.model.toggle(new Cell(2, 3));
      first.sessions.remember();
      before = first.model.state();
    }
    byte[] whole = Files.readAllBytes(a);
    Files.write(a, Arrays.copyOf(whole, whole.length / 2));

    try (MixBench second = new MixBench(folder, Tasks.sameThread())) {
      restore(second);

      assertThat(standIns).hasValue(0);
      assertThat(second.model.state().a()).isEmpty();
      assertThat(second.model.state().b()).isEqualTo(before.b());
      assertThat(second.model.state().mask()).isEqualTo(before.mask());
      Banner told = second.workbench.banners().shown().getFirst();
      assertThat(told.sentence().getValue()).contains("a.png");
      assertThat(told.buttons()).hasSize(1);
      second.sessions.remember();
    }
    Files.write(a, whole);
    try (MixBench third = new MixBench(folder, Tasks.sameThread())) {
      restore(third);
      assertThat(third.model.state()).isEqualTo(before);
    }
  }

  @Test
  void whatCannotBeOpenedIsKeptUntilSomethingIsChanged() {
    try (MixBench bench = new MixBench(folder, Tasks.sameThread())) {
      String later = "{\"format\": \"mixmim-session\", \"version\": 99}";
      bench.workbench.settings().set(LAST, later);
      restore(bench);
      bench.sessions.remember();

      assertThat(standIns).hasValue(1);
      assertThat(bench.workbench.settings().get(LAST)).isEqualTo(later);
      assertThat(bench.workbench.banners().shown()).hasSize(1);

      bench.model.toggle(new Cell(0, 0));
      bench.sessions.remember();
      assertThat(bench.workbench.settings().get(LAST)).contains("sample a");
    }
  }

  @Test
  void escWhileItIsOpenedShowsTheSamples() {
    try (MixBench first = new MixBench(folder, Tasks.sameThread())) {
      first.model.setPhotos(photo(folder.resolve("a.png"), 5), photo(folder.resolve("b.png"), 6));
      first.sessions.remember();
    }
    Deque<Runnable> files = new ArrayDeque<>();
    Tasks tasks = new Tasks(Runnable::run, files::add, Runnable::run);
    try (MixBench second = new MixBench(folder, tasks)) {
      restore(second);
      assertThat(continued).hasValue(0);

      tasks.activities().cancelAll();
      while (!files.isEmpty()) {
        files.poll().run();
      }

      assertThat(standIns).hasValue(1);
      assertThat(continued).hasValue(1);
    }
  }
}
