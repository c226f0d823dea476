package org.mixmim.installer.icon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IconContainerTest {
  private static final SortedMap<Integer, byte[]> PICTURES =
      new TreeMap<>(Map.of(16, new byte[] {1}, 256, new byte[] {2, 3}, 512, new byte[] {4, 5, 6}));

  @Test
  void icoListsEachPictureWithItsPlace() {
    byte[] file = IconContainer.ico(PICTURES);
    ByteBuffer ico = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(ico.getShort(2)).isEqualTo((short) 1);
    assertThat(ico.getShort(4)).as("pictures, 512 has no place").isEqualTo((short) 2);
    assertThat(ico.get(6)).isEqualTo((byte) 16);
    assertThat(ico.get(22)).as("256 is written as 0").isEqualTo((byte) 0);
    int second = 22;
    assertThat(ico.getInt(second + 8)).isEqualTo(2);
    assertThat(ico.get(ico.getInt(second + 12))).isEqualTo((byte) 2);
    assertThat(file).hasSize(6 + 2 * 16 + 3);
  }

  @Test
  void icnsSaysItsLengthAndNamesEachPicture() {
    byte[] file = IconContainer.icns(PICTURES);
    assertThat(ByteBuffer.wrap(file).getInt(4)).isEqualTo(file.length);
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .startsWith("icns")
        .contains("icp4", "ic08", "ic09");
  }
}
