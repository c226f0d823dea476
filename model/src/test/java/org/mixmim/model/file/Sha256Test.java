package org.mixmim.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  private static final int LARGE = (16 << 20) + 7;

  @Test
  void bytesHaveThePublishedHash() {
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aLargeFileHasTheHashThatJavaGivesIt(@TempDir Path folder) throws Exception {
    byte[] bytes = random(LARGE);
    Path file = Files.write(folder.resolve("large"), bytes);
    List<Long> told = new ArrayList<>();
    assertThat(Sha256.of(file, told::add)).isEqualTo(java(bytes)).isEqualTo(Sha256.of(bytes));
    assertThat(told).isSorted().last().isEqualTo((long) LARGE);
  }

  @Test
  void openSslHashesPiecesOfEveryKindAsJavaDoes() throws Exception {
    MessageDigest digest = openSsl();
    Random sizes = new Random(11);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = random(sizes.nextInt(300_000));
      int first = sizes.nextInt(bytes.length + 1);
      int second = first + sizes.nextInt(bytes.length - first + 1);
      digest.update(bytes, 0, first);
      digest.update(
          ByteBuffer.allocateDirect(second - first).put(bytes, first, second - first).flip());
      if (second < bytes.length) {
        digest.update(bytes[second]);
        digest.update(ByteBuffer.wrap(bytes, second + 1, bytes.length - second - 1));
      }
      assertThat(Sha256.hex(digest)).isEqualTo(java(bytes));
    }
  }

  @Test
  void openSslForgetsWhatWasFedBeforeAReset() throws Exception {
    MessageDigest digest = openSsl();
    digest.update(random(1000));
    digest.reset();
    digest.update(random(2000));
    assertThat(Sha256.hex(digest)).isEqualTo(java(random(2000)));
  }

  @Test
  void twoOpenSslHashesDoNotShareTheirState() throws Exception {
    MessageDigest one = openSsl();
    MessageDigest other = openSsl();
    one.update(random(1000));
    other.update(random(2000));
    assertThat(Sha256.hex(one)).isEqualTo(java(random(1000)));
    assertThat(Sha256.hex(other)).isEqualTo(java(random(2000)));
  }

  private static MessageDigest openSsl() {
    var found = OpenSslSha256.find();
    assumeTrue(found.isPresent(), "this system has no OpenSSL that could be compared with Java");
    return found.orElseThrow();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String java(byte[] bytes) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(bytes);
    return Sha256.hex(digest);
  }
}
