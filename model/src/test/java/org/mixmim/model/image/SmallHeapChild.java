package org.mixmim.model.image;

import java.nio.file.Path;

/** Another Java that reads a picture and says how that ended. */
final class SmallHeapChild {
  private SmallHeapChild() {}

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[1]);
    try {
      if (arguments[0].equals("both")) {
        ImageFiles.readOriented(ImageFiles.readBytes(file), file.toString());
      } else {
        ImageFiles.read(file, Orientation.valueOf(arguments[0]));
      }
      System.out.println("read");
    } catch (ImageException e) {
      System.out.println(e.key());
    }
  }
}
