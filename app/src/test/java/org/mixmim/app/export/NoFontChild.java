package org.mixmim.app.export;

/** A program that asks for a font. */
final class NoFontChild {
  private NoFontChild() {}

  public static void main(String[] arguments) {
    try {
      System.out.println("width " + FigureFont.of(12, false).width("A"));
    } catch (ExportException problem) {
      System.out.println(problem.key());
    }
  }
}
