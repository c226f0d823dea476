package org.mixmim.model.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes hostile files of sound ones: case n of a seed is always the same file. */
final class FuzzCases {
  private static final String PICKLE = "data.pkl";

  private final List<byte[]> seeds;
  private final long seed;

  /** Reads the sound files. */
  FuzzCases(List<String> fixtures, long seed) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String fixture : fixtures) {
      files.add(Fixtures.bytes(fixture));
    }
    files.add(SafetensorsBytes.counting(Map.of("a", List.of(5L), "b", List.of(2L, 2L)), "{}"));
    this.seeds = List.copyOf(files);
    this.seed = seed;
  }

  /** The file of a case. */
  byte[] make(long number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    byte[] sound = seeds.get(random.nextInt(seeds.size()));
    try {
      return switch (random.nextInt(10)) {
        case 0, 1 -> anywhere(random, sound);
        case 2, 3, 4 -> described(random, sound);
        case 5 -> recordEdge(random, sound);
        case 6 -> TorchZipBytes.of(new PickleMutations(random).make());
        case 7 -> zipBomb(random, sound);
        case 8 -> new PickleMutations(random).safetensors();
        default -> repeatedly(random, sound);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] anywhere(SplittableRandom random, byte[] sound) {
    return new ByteMutations(random).mutate(sound, 0, sound.length);
  }

  private static byte[] repeatedly(SplittableRandom random, byte[] sound) {
    byte[] bytes = sound;
    int times = 2 + random.nextInt(6);
    for (int i = 0; i < times; i++) {
      bytes = new ByteMutations(random).mutate(bytes, 0, bytes.length);
    }
    return bytes;
  }

  private static boolean isZip(byte[] file) {
    return file[0] == 'P';
  }

  /** Damage where the file describes itself: pickle, header, zip directory. */
  private static byte[] described(SplittableRandom random, byte[] sound) throws IOException {
    ByteMutations mutations = new ByteMutations(random);
    if (!isZip(sound)) {
      int description = Math.min(sound.length, (sound[0] & 0xFF) == 0x80 ? 80_000 : 300);
      return mutations.mutate(sound, 0, description);
    }
    if (random.nextBoolean()) {
      int tail = Math.min(sound.length, 22 + 80 * (1 + random.nextInt(80)));
      return mutations.mutate(sound, sound.length - tail, sound.length);
    }
    Map<String, byte[]> records = new LinkedHashMap<>(TorchZipBytes.records(sound));
    records.replaceAll(
        (name, bytes) -> name.endsWith(PICKLE) ? mutations.mutate(bytes, 0, bytes.length) : bytes);
    return TorchZipBytes.stored(records);
  }

  /** Ends or tears the file exactly where one part of it meets the next. */
  private static byte[] recordEdge(SplittableRandom random, byte[] sound) {
    if (!isZip(sound)) {
      return Arrays.copyOf(sound, random.nextInt(sound.length + 1));
    }
    try (FileBytes bytes = FileBytes.copy(new ByteArrayInputStream(sound), "fixture")) {
      List<ZipDirectory.Entry> entries = List.copyOf(ZipDirectory.read(bytes).values());
      ZipDirectory.Entry entry = entries.get(random.nextInt(entries.size()));
      long[] edges = {entry.header(), entry.data(), entry.data() + entry.length()};
      int edge = (int) edges[random.nextInt(edges.length)];
      return random.nextBoolean()
          ? Arrays.copyOf(sound, edge)
          : new ByteMutations(random)
              .extremeField(sound, Math.max(0, edge - 1 - random.nextInt(12)));
    }
  }

  private static byte[] zipBomb(SplittableRandom random, byte[] sound) throws IOException {
    Map<String, byte[]> records = new LinkedHashMap<>();
    byte[] pickle = new PickleBytes().protocol().smallStateDict().stop();
    records.put("archive/data.pkl", pickle);
    records.put("archive/data/0", new byte[4]);
    return switch (random.nextInt(4)) {
      case 0 -> {
        records.put("archive/data/0", new byte[1 << random.nextInt(24)]);
        yield TorchZipBytes.deflated(records);
      }
      case 1 -> {
        int more = random.nextInt(2000);
        for (int i = 1; i < more; i++) {
          records.put("archive/data/" + i, new byte[0]);
        }
        yield new ByteMutations(random).mutate(TorchZipBytes.stored(records), 0, 4000);
      }
      case 2 -> {
        // A zip in a zip: two directories, two ends.
        records.put("archive/inner.zip", isZip(sound) ? sound : pickle);
        byte[] file = TorchZipBytes.stored(records);
        yield Arrays.copyOf(file, file.length - random.nextInt(40));
      }
      default -> {
        byte[] file = TorchZipBytes.stored(records);
        int directory = file.length - 22 - 2 * 46 - 30;
        yield new ByteMutations(random).extremeField(file, directory + random.nextInt(100));
      }
    };
  }
}
