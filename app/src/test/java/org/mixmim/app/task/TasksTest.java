package org.mixmim.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class TasksTest {
  private static final SimpleStringProperty NAME = new SimpleStringProperty("work");

  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  @Test
  void escStopsWhatIsOnlyShownAndNotWhatWritesFiles() {
    Steps io = new Steps();
    Tasks tasks = new Tasks(Runnable::run, io, Runnable::run);
    tasks.run(Tasks.Lane.IO, NAME, _ -> "shown", events::add, _ -> {});
    tasks.runToEnd(Tasks.Lane.IO, NAME, _ -> "saved", events::add, _ -> {});

    tasks.activities().cancelAll();
    io.all();

    assertThat(events).containsExactly("saved");
  }

  @Test
  void theEndWaitsForWhatWritesFilesHoweverLongItTakes() throws Exception {
    try (ExecutorService io = Executors.newSingleThreadExecutor()) {
      Tasks tasks = new Tasks(Runnable::run, io, Runnable::run);
      CountDownLatch slowDisk = new CountDownLatch(1);
      tasks.runToEnd(
          Tasks.Lane.IO,
          NAME,
          _ -> {
            slowDisk.await();
            return events.add("begun");
          },
          _ -> {},
          _ -> {});
      tasks.runToEnd(Tasks.Lane.IO, NAME, _ -> events.add("queued"), _ -> {}, _ -> {});
      tasks.execute(Tasks.Lane.IO, () -> events.add("small"));

      Thread closing = close(tasks);
      // Its patience with other work is over: it waits for good, or has given up.
      await(closing, EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED));
      slowDisk.countDown();
      closing.join();

      assertThat(events).containsExactly("begun", "queued", "small", "closed");
    }
  }

  @Test
  void theEndDoesNotWaitForWhatWritesNothing() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (ExecutorService io = Executors.newSingleThreadExecutor()) {
      Tasks tasks = new Tasks(Runnable::run, io, Runnable::run);
      tasks.run(
          Tasks.Lane.IO,
          NAME,
          _ -> {
            never.await();
            return "read";
          },
          events::add,
          _ -> {});

      try {
        await(close(tasks), EnumSet.of(Thread.State.TERMINATED));
      } finally {
        never.countDown();
      }
    }
  }

  private Thread close(Tasks tasks) {
    return Thread.ofPlatform()
        .start(
            () -> {
              tasks.close();
              events.add("closed");
            });
  }

  private static void await(Thread thread, Set<Thread.State> states) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> states.contains(thread.getState()));
  }
}
