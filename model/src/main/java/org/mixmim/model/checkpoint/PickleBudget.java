package org.mixmim.model.checkpoint;

/**
 * What the pickles of one file may use together. A checkpoint of the Huge model with its optimizer
 * takes some 50,000 steps; every step makes at most one value of about a hundred bytes, so these
 * limits bound the heap (to about 200 MB) and the time (to about a second).
 */
final class PickleBudget {
  /** Opcodes, and values copied. */
  static final int MAX_STEPS = 1_000_000;

  /** Bytes of one text; longer ones, such as logged history, stay in the file. */
  static final int MAX_TEXT = 1 << 20;

  /** Bytes of all texts. */
  static final int MAX_TEXTS = 32 << 20;

  private final String file;
  private long steps;
  private long texts;

  PickleBudget(String file) {
    this.file = file;
  }

  /** Pays for opcodes, or for values copied by one. */
  void steps(int count) {
    steps += count;
    if (steps > MAX_STEPS) {
      throw new CheckpointException(null, "checkpoint.pickle-limit", file);
    }
  }

  /** Pays for a text that is needed. */
  void text(long length) {
    if (!keepsText(length)) {
      throw new CheckpointException(null, "checkpoint.pickle-limit", file);
    }
  }

  /** Whether a text of that many bytes may be kept in memory; pays for it if so. */
  boolean keepsText(long length) {
    if (length < 0 || length > MAX_TEXT || texts + length > MAX_TEXTS) {
      return false;
    }
    texts += length;
    return true;
  }
}
