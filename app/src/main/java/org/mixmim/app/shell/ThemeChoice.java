package org.mixmim.app.shell;

/** How the window is coloured. */
public enum ThemeChoice {
  /** As the system is. */
  SYSTEM,
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK
}
