package org.mixmim.app.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** An executor whose steps a test runs one by one. */
final class Steps implements Executor {
  private final List<Runnable> waiting = new ArrayList<>();

  @Override
  public void execute(Runnable step) {
    waiting.add(step);
  }

  int size() {
    return waiting.size();
  }

  /** Runs the oldest step. */
  void next() {
    waiting.removeFirst().run();
  }

  /** Runs all steps, and those that they add. */
  void all() {
    while (!waiting.isEmpty()) {
      next();
    }
  }

  /** Runs the oldest step of one of several executors, if any has one. */
  static boolean oneOf(RandomGenerator random, Steps... executors) {
    List<Steps> ready = new ArrayList<>();
    for (Steps executor : executors) {
      if (!executor.waiting.isEmpty()) {
        ready.add(executor);
      }
    }
    if (ready.isEmpty()) {
      return false;
    }
    ready.get(random.nextInt(ready.size())).next();
    return true;
  }
}
