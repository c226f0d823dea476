package org.mixmim.model.inference;

import java.util.Arrays;

/**
 * Finds out whether a short call is faster on every core or on half of them. On a busy machine (a
 * window that draws keeps one core busy, too) an operation waits for its slowest thread, and there
 * are hundreds of operations in a call: then fewer threads are several times faster.
 *
 * <p>Begins with every core, because the first calls are slow for reasons of their own and would
 * speak for whatever came after them. Now and then the other number is tried, the more rarely the
 * longer it has been losing, and at once where two calls in a row are far slower than before.
 */
final class ThreadChoice {
  /** How many calls speak for a number of threads; the best of them counts. */
  private static final int COUNTED = 2;

  /** One slow call is an accident, several in a row are not. */
  private static final int SURPRISES = 2;

  private static final int SHORTEST_WAIT = 8;
  private static final int LONGEST_WAIT = 128;
  private static final int PATIENCE = 8;
  private static final double SURPRISE = 1.5;

  private final double[] recent = new double[COUNTED];
  private final double[] trial = new double[COUNTED];
  private int favourite;
  private int other;
  private int wait = SHORTEST_WAIT;
  private int calls;
  private int surprises;
  private int tried;

  /**
   * Begins.
   *
   * @param all as many threads as there are cores
   */
  ThreadChoice(int all) {
    this.favourite = all;
    this.other = Math.max(1, all / 2);
    Arrays.fill(recent, Double.POSITIVE_INFINITY);
    Arrays.fill(trial, Double.POSITIVE_INFINITY);
  }

  /** How many threads the next call should use. */
  synchronized int next() {
    boolean trialDue = calls >= wait || surprises >= SURPRISES;
    return trialDue ? other : favourite;
  }

  /**
   * Learns from a call that was not interrupted.
   *
   * @param threads it used
   * @param milliseconds it took
   */
  synchronized void took(int threads, double milliseconds) {
    if (threads == favourite) {
      surprises = milliseconds > SURPRISE * least(recent) ? surprises + 1 : 0;
      recent[calls % COUNTED] = milliseconds;
      calls++;
    } else {
      trial[tried] = milliseconds;
      tried++;
    }
    if (tried == needed()) {
      decide();
    }
  }

  /**
   * Threads that slept through the calls before are slow once; fewer threads slept through none.
   */
  private int needed() {
    return other > favourite ? COUNTED : 1;
  }

  private void decide() {
    if (least(trial) < least(recent)) {
      int loser = favourite;
      favourite = other;
      other = loser;
      System.arraycopy(trial, 0, recent, 0, COUNTED);
      wait = SHORTEST_WAIT;
    } else {
      wait = Math.min(PATIENCE * wait, LONGEST_WAIT);
    }
    Arrays.fill(trial, Double.POSITIVE_INFINITY);
    calls = 0;
    surprises = 0;
    tried = 0;
  }

  private static double least(double[] milliseconds) {
    return Arrays.stream(milliseconds).min().orElseThrow();
  }
}
