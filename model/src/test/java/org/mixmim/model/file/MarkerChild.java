package org.mixmim.model.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** A program that ends at work: as it is asked to, or by a crash in native memory. */
final class MarkerChild {
  private MarkerChild() {}

  @SuppressWarnings("restricted") // It is meant to crash.
  public static void main(String[] arguments) throws InterruptedException {
    try (CrashMarker _ = new CrashMarker(Path.of(arguments[0])).set()) {
      System.out.println("begun");
      if (arguments[1].equals("crash")) {
        MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1);
      }
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
