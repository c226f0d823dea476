package org.mixmim.model.engine;

import java.nio.file.Path;
import java.util.Locale;

/** A program that starts the engine with the libtorch that a data folder remembers. */
final class EngineChild {
  private EngineChild() {}

  public static void main(String[] arguments) {
    new LibtorchChoice(Path.of(arguments[0]))
        .apply()
        .ifPresent(problem -> System.out.println(problem.key()));
    try {
      TorchEngine.start();
      System.out.println("started");
    } catch (EngineException problem) {
      System.out.println(problem.key());
      System.out.println(problem.describe(Locale.ENGLISH));
    }
  }
}
