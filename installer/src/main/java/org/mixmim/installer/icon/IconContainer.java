package org.mixmim.installer.icon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Files that hold one icon in several sizes, each as PNG. */
public final class IconContainer {
  // Names of Apple's entries by the side in pixels.
  private static final Map<Integer, List<String>> APPLE =
      Map.of(
          16, List.of("icp4"),
          32, List.of("icp5", "ic11"),
          64, List.of("ic12"),
          128, List.of("ic07"),
          256, List.of("ic08", "ic13"),
          512, List.of("ic09", "ic14"));

  private IconContainer() {}

  /**
   * Windows' {@code .ico}.
   *
   * @param pictures by side; those above 256 have no place in the format
   * @return the file's bytes
   */
  public static byte[] ico(SortedMap<Integer, byte[]> pictures) {
    SortedMap<Integer, byte[]> fitting = pictures.headMap(257);
    int header = 6 + 16 * fitting.size();
    byte[] file = new byte[header + total(fitting.values())];
    ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) 1).putShort((short) fitting.size());
    int offset = header;
    for (Map.Entry<Integer, byte[]> picture : fitting.entrySet()) {
      // 0 stands for 256.
      byte side = (byte) (picture.getKey() % 256);
      out.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
      out.putInt(picture.getValue().length).putInt(offset);
      offset += picture.getValue().length;
    }
    fitting.values().forEach(out::put);
    return file;
  }

  /**
   * Apple's {@code .icns}.
   *
   * @param pictures by side; sizes that the format does not know are left out
   * @return the file's bytes
   */
  public static byte[] icns(SortedMap<Integer, byte[]> pictures) {
    int length = 8;
    for (Map.Entry<Integer, byte[]> picture : pictures.entrySet()) {
      length += names(picture.getKey()).size() * (8 + picture.getValue().length);
    }
    byte[] file = new byte[length];
    ByteBuffer out = ByteBuffer.wrap(file);
    out.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(length);
    for (Map.Entry<Integer, byte[]> picture : pictures.entrySet()) {
      for (String name : names(picture.getKey())) {
        out.put(name.getBytes(StandardCharsets.US_ASCII));
        out.putInt(8 + picture.getValue().length).put(picture.getValue());
      }
    }
    return file;
  }

  private static List<String> names(int side) {
    return APPLE.getOrDefault(side, List.of());
  }

  private static int total(Iterable<byte[]> pictures) {
    int sum = 0;
    for (byte[] picture : pictures) {
      sum += picture.length;
    }
    return sum;
  }
}
