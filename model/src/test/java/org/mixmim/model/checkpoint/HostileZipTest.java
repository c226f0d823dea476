package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Zip files that lie about what lies where. */
final class HostileZipTest {
  private static final byte[] PICKLE = new PickleBytes().protocol().smallStateDict().stop();
  private static final String DAMAGED = "checkpoint.zip-damaged";

  private static Checkpoint open(byte[] file) {
    return Checkpoints.open(FileBytes.copy(new ByteArrayInputStream(file), "hostile.pth"));
  }

  private static void assertRefused(byte[] file, String key) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOfSatisfying(CheckpointException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private static Map<String, byte[]> records() {
    Map<String, byte[]> records = new LinkedHashMap<>();
    records.put("archive/data.pkl", PICKLE);
    records.put("archive/data/0", new byte[] {0, 0, (byte) 0x80, 0x3F});
    return records;
  }

  private static byte[] sound() throws IOException {
    return TorchZipBytes.stored(records());
  }

  private static byte[] soundWith(String name, String content) throws IOException {
    Map<String, byte[]> records = records();
    records.put(name, content.getBytes(StandardCharsets.UTF_8));
    return TorchZipBytes.stored(records);
  }

  private static int find(byte[] file, int from, int... pattern) {
    for (int at = from; at <= file.length - pattern.length; at++) {
      boolean found = true;
      for (int i = 0; i < pattern.length; i++) {
        found &= (file[at + i] & 0xFF) == pattern[i];
      }
      if (found) {
        return at;
      }
    }
    throw new AssertionError("pattern not found");
  }

  private static int central(byte[] file, int entry) {
    int at = find(file, 0, 'P', 'K', 1, 2);
    for (int i = 0; i < entry; i++) {
      at = find(file, at + 4, 'P', 'K', 1, 2);
    }
    return at;
  }

  private static int end(byte[] file) {
    return find(file, 0, 'P', 'K', 5, 6);
  }

  private static ByteBuffer edit(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void opensWhatIsSound() throws IOException {
    try (Checkpoint checkpoint = open(sound())) {
      assertThat(Tensors.of(checkpoint, "w").toFloats()).containsExactly(1);
    }
    try (Checkpoint checkpoint = open(soundWith("archive/.data/serialization_id", "1234"))) {
      assertThat(checkpoint.tensors()).hasSize(1);
    }
    try (Checkpoint checkpoint = open(soundWith("archive/byteorder", "little"))) {
      assertThat(checkpoint.tensors()).hasSize(1);
    }
  }

  @Test
  void opensAFileWhoseRecordsLieAtTheRoot() throws IOException {
    byte[] file = TorchZipBytes.stored(Map.of("data.pkl", PICKLE, "data/0", new byte[4]));
    try (Checkpoint checkpoint = open(file)) {
      assertThat(checkpoint.tensors()).hasSize(1);
    }
  }

  @Test
  void refusesOtherKindsOfZip() throws IOException {
    assertRefused(TorchZipBytes.stored(Map.of("a.txt", PICKLE)), "checkpoint.zip-no-pickle");
    assertRefused(soundWith("other/data.pkl", ""), "checkpoint.zip-no-pickle");
    assertRefused(soundWith("archive/constants.pkl", ""), "checkpoint.torchscript");
    assertRefused(soundWith("archive/byteorder", "big\n"), "checkpoint.big-endian");
    assertRefused(new byte[] {'P', 'K', 3, 4}, "checkpoint.zip-truncated");
  }

  @Test
  void unpacksNothing() throws IOException {
    Map<String, byte[]> bomb = records();
    bomb.put("archive/data/0", new byte[1 << 20]);
    assertRefused(TorchZipBytes.deflated(bomb), "checkpoint.zip-compressed");
  }

  @Test
  void refusesEntriesThatShareBytes() throws IOException {
    byte[] file = sound();
    int first = central(file, 0);
    int second = central(file, 1);
    // The storage's entry reaches back to the pickle's header.
    edit(file).putInt(second + 42, edit(file).getInt(first + 42));
    assertRefused(file, DAMAGED);
    byte[] longer = sound();
    int size = PICKLE.length + 60;
    edit(longer).putInt(central(longer, 0) + 20, size).putInt(central(longer, 0) + 24, size);
    assertRefused(longer, DAMAGED);
  }

  @Test
  void refusesSizesThatLeaveTheFile() throws IOException {
    int[] extremes = {-2, Integer.MAX_VALUE, Integer.MIN_VALUE};
    for (int extreme : extremes) {
      for (int field : new int[] {20, 24, 42}) {
        byte[] file = sound();
        edit(file).putInt(central(file, 1) + field, extreme);
        assertRefused(file, DAMAGED);
      }
      byte[] file = sound();
      edit(file).putInt(end(file) + 16, extreme);
      assertRefused(file, DAMAGED);
    }
    byte[] file = sound();
    edit(file).putShort(end(file) + 10, (short) 9);
    assertRefused(file, DAMAGED);
  }

  @Test
  void refusesEscapesToSizesThatAreNotThere() throws IOException {
    for (int field : new int[] {20, 24, 42}) {
      byte[] file = sound();
      edit(file).putInt(central(file, 1) + field, -1);
      assertRefused(file, DAMAGED);
    }
    byte[] file = sound();
    edit(file).putInt(end(file) + 16, -1);
    assertRefused(file, DAMAGED);
  }

  @Test
  void refusesEncryptionAndOtherNames() throws IOException {
    byte[] encrypted = sound();
    edit(encrypted).putShort(central(encrypted, 0) + 8, (short) 1);
    assertRefused(encrypted, DAMAGED);
    byte[] renamed = sound();
    renamed[30] = 'X';
    assertRefused(renamed, DAMAGED);
  }

  @Test
  void refusesATruncatedFileWhereverItEnds() throws IOException {
    byte[] file = sound();
    for (int length = 4; length < file.length; length++) {
      assertRefused(Arrays.copyOf(file, length), "checkpoint.zip-truncated");
    }
  }

  @Test
  void readsTheDirectoryOfALargeFile() throws IOException {
    byte[] file = sound();
    int end = end(file);
    ByteBuffer old = edit(file);
    ByteBuffer large = ByteBuffer.allocate(file.length + 76).order(ByteOrder.LITTLE_ENDIAN);
    large.put(file, 0, end);
    // Zip64: the wide record, its locator, then the ordinary end full of escapes.
    large.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    large.putInt(0).putInt(0).putLong(2).putLong(2);
    large.putLong(old.getInt(end + 12)).putLong(old.getInt(end + 16));
    large.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    large.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
    try (Checkpoint checkpoint = open(large.array())) {
      assertThat(checkpoint.tensors()).hasSize(1);
    }
    large.putLong(end + 48, Long.MAX_VALUE);
    assertRefused(large.array(), DAMAGED);
  }
}
