package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.mask.MaskPattern;

class NativeMemoryTest {
  private static final RgbImage ASTRONAUT = Fixtures.square("astronaut");
  private static final RgbImage CAT = Fixtures.square("cat");

  /** glibc's {@code struct mallinfo2}: ten numbers of {@code size_t}. */
  private static final MemoryLayout MALLINFO =
      MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG);

  /**
   * 50 KB a reconstruction would be a leak. It would take as much of both hundreds; what the JVM's
   * own compilers take comes and goes.
   */
  private static final double MORE = 5;

  private static final int MAPPED = 4;
  private static final int IN_USE = 7;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only glibc tells how much it has given out")
  void threeHundredReconstructionsLeaveNativeMemoryFlat() throws Throwable {
    assumeTrue(
        Linker.nativeLinker().defaultLookup().find("mallinfo2").isPresent(),
        "this C library does not tell how much memory it has given out");
    try (LoadedModel model = ShippedModelsTest.open("mixmim-tiny")) {
      reconstruct(model, 0, 100);
      double warm = nativeMegabytes();
      reconstruct(model, 100, 100);
      double half = nativeMegabytes();
      reconstruct(model, 200, 100);
      double end = nativeMegabytes();
      assertThat(Math.min(half - warm, end - half))
          .as("MB more in either hundred: %.1f, %.1f, %.1f", warm, half, end)
          .isLessThan(MORE);
    }
  }

  private static void reconstruct(LoadedModel model, int from, int count) {
    for (int seed = from; seed < from + count; seed++) {
      ReconstructionRequest request =
          ReconstructionRequest.of(ASTRONAUT, CAT, new MaskPattern.Random(0.5, seed).fill(7, 7));
      model.reconstructor().reconstruct(request, RunControl.NONE);
    }
  }

  /**
   * What the C library has given out and not got back. Resident memory would not do: what a leak
   * takes may have been resident before, and the JVM's own comes and goes.
   */
  @SuppressWarnings("restricted") // the descriptor is glibc's
  private static double nativeMegabytes() throws Throwable {
    // Frees what Java objects that nobody needs still hold.
    System.gc();
    Linker linker = Linker.nativeLinker();
    MethodHandle mallinfo =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("mallinfo2"),
            FunctionDescriptor.of(MemoryLayout.structLayout(MALLINFO.withName("numbers"))));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = (MemorySegment) mallinfo.invokeExact((SegmentAllocator) arena);
      return (numbers.getAtIndex(ValueLayout.JAVA_LONG, MAPPED)
              + numbers.getAtIndex(ValueLayout.JAVA_LONG, IN_USE))
          / (double) (1 << 20);
    }
  }
}
