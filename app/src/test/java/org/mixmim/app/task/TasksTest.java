package org.mixmim.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
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
import org.slf4j.LoggerFactory;
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
  void theEndWaitsForWhatWritesFiles() throws Exception {
    Steps io = new Steps();
    Tasks tasks = new Tasks(Runnable::run, io, Runnable::run, Duration.ofDays(1));
    tasks.runToEnd(Tasks.Lane.IO, NAME, _ -> events.add("begun"), _ -> {}, _ -> {});
    tasks.runToEnd(Tasks.Lane.IO, NAME, _ -> events.add("queued"), _ -> {}, _ -> {});
    tasks.execute(Tasks.Lane.IO, () -> events.add("small"));

    Thread closing = close(tasks);
    await(closing, EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED));
    io.all();
    closing.join();

    assertThat(events).containsExactly("begun", "queued", "small", "closed");
  }

  @Test
  void theEndGivesUpADriveThatDoesNotAnswerAndSaysSo() throws Exception {
    Steps hanging = new Steps();
    Tasks tasks = new Tasks(Runnable::run, hanging, Runnable::run, Duration.ZERO);
    tasks.runToEnd(Tasks.Lane.IO, NAME, _ -> events.add("saved"), _ -> {}, _ -> {});
    Logger log = (Logger) LoggerFactory.getLogger(Tasks.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);

    Thread closing = close(tasks);
    try {
      await(closing, EnumSet.of(Thread.State.TERMINATED));
    } finally {
      log.detachAppender(lines);
      hanging.all();
    }

    assertThat(events).containsExactly("closed", "saved");
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("Given up after 0 s with work on files not done: 1");
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
