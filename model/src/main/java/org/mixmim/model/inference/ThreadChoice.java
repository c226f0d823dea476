package org.mixmim.model.inference;

import java.util.Arrays;

/**
 * Finds out whether a short call is faster on every core or on half of them. On a busy machine (a
 * window that draws keeps one core busy, too) an operation waits for its slowest thread, and there
 * are hundreds of operations in a call: then fewer threads are several times faster.
 *
 * <p>Both numbers are tried, the faster is kept, and the other tried again now and then: the more
 * rarely, the longer it has been losing.
 */
final class ThreadChoice {
  private static final int KEPT = 3;
  private static final int SHORTEST_WAIT = 8;
  private static final int LONGEST_WAIT = 128;
  private static final double SURPRISE = 1.5;

  private final int[] candidates;
  private final double[][] recent;
  private final int[] samples;
  private int favourite;
  private int wait = SHORTEST_WAIT;
  private int calls;

  /**
   * Begins.
   *
   * @param all as many threads as there are cores
   */
  ThreadChoice(int all) {
    this.candidates = all == 1 ? new int[] {1} : new int[] {all, all / 2};
    this.recent = new double[candidates.length][KEPT];
    this.samples = new int[candidates.length];
  }

  /** How many threads the next call should use. */
  synchronized int next() {
    return candidates[candidate()];
  }

  /** The very first calls are slow for reasons of their own, so each number is tried twice. */
  private int candidate() {
    for (int round = 0; round < 2; round++) {
      for (int candidate = 0; candidate < candidates.length; candidate++) {
        if (samples[candidate] <= round) {
          return candidate;
        }
      }
    }
    return calls >= wait ? candidates.length - 1 - favourite : favourite;
  }

  /**
   * Learns from a call that was not interrupted.
   *
   * @param threads it used
   * @param milliseconds it took
   */
  synchronized void took(int threads, double milliseconds) {
    int candidate = candidates[0] == threads ? 0 : candidates.length - 1;
    boolean sampled = Arrays.stream(samples).allMatch(count -> count >= 2);
    boolean trial = sampled && candidate != favourite;
    if (trial) {
      boolean won = milliseconds < time(favourite);
      wait = won ? SHORTEST_WAIT : Math.min(2 * wait, LONGEST_WAIT);
      calls = 0;
      // A trial is news: what was measured before it may be of a machine that was busier or less
      // so.
      Arrays.fill(recent[candidate], milliseconds);
    } else if (samples[candidate] == 0) {
      Arrays.fill(recent[candidate], milliseconds);
    } else {
      // Two calls in a row that are far slower than before are reason enough for a trial.
      boolean surprise = milliseconds > SURPRISE * time(candidate);
      recent[candidate][samples[candidate] % KEPT] = milliseconds;
      calls = sampled ? calls + (surprise ? (wait + 1) / 2 : 1) : 0;
    }
    samples[candidate]++;
    favourite = candidates.length == 1 || time(0) <= time(1) ? 0 : 1;
  }

  private double time(int candidate) {
    return Arrays.stream(recent[candidate]).min().orElseThrow();
  }
}
