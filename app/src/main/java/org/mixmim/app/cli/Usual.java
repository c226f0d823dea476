package org.mixmim.app.cli;

/** The models that are meant where none is named. */
final class Usual {
  static final String RECONSTRUCTOR = "mixmim-tiny";
  static final String CLASSIFIER = "mixmim-tiny-everyday";

  private Usual() {}
}
