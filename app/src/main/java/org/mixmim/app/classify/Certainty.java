package org.mixmim.app.classify;

/** How sure a classifier is, in words. */
enum Certainty {
  /** Nearly everything on one class. */
  SURE,
  /** One class ahead, others in reach. */
  LEANING,
  /** Spread over several classes. */
  UNDECIDED,
  /** Nearly the same for every class. */
  CLUELESS;

  private static final double SURE_BELOW = 0.2;
  private static final double LEANING_BELOW = 0.72;
  private static final double UNDECIDED_BELOW = 0.9;

  /**
   * The word for an evenness.
   *
   * @param evenness entropy as a share of its maximum, 0 to 1
   * @return the word
   */
  static Certainty of(double evenness) {
    if (evenness < SURE_BELOW) {
      return SURE;
    }
    if (evenness < LEANING_BELOW) {
      return LEANING;
    }
    return evenness < UNDECIDED_BELOW ? UNDECIDED : CLUELESS;
  }
}
