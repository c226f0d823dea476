package org.mixmim.app.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds a name by some of its letters, in order: {@code sw im} finds "Swap images". */
public final class FuzzyMatch {
  private static final int NONE = Integer.MIN_VALUE;
  private static final int AT_START = 8;
  private static final int AT_WORD = 6;
  private static final int IN_A_ROW = 4;

  private FuzzyMatch() {}

  /**
   * How well a query fits a name.
   *
   * @param query what was typed; spaces and case do not count
   * @param name the name
   * @return higher for letters in a row and at the start of words; empty if a letter is missing
   */
  public static OptionalInt score(String query, String name) {
    String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
    String text = name.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return OptionalInt.of(0);
    }
    // scores[end]: the best score of a match of the letters so far whose last one ends there.
    int[] scores = new int[text.length() + 1];
    Arrays.fill(scores, NONE);
    scores[0] = 0;
    for (int letter = 0; letter < wanted.length(); letter++) {
      int[] next = new int[text.length() + 1];
      Arrays.fill(next, NONE);
      for (int at = 0; at < text.length(); at++) {
        if (text.charAt(at) != wanted.charAt(letter)) {
          continue;
        }
        for (int before = 0; before <= at; before++) {
          if (scores[before] != NONE) {
            int inARow = letter > 0 && before == at ? IN_A_ROW : 0;
            next[at + 1] = Math.max(next[at + 1], scores[before] + place(text, at) + inARow);
          }
        }
      }
      scores = next;
    }
    int best = Arrays.stream(scores).max().orElse(NONE);
    // Of two equal matches the shorter name is the likelier one.
    return best == NONE ? OptionalInt.empty() : OptionalInt.of(best * 64 - text.length());
  }

  private static int place(String text, int at) {
    if (at == 0) {
      return AT_START;
    }
    return Character.isLetterOrDigit(text.charAt(at - 1)) ? 1 : AT_WORD;
  }
}
