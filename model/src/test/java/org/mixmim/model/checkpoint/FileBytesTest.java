package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileBytesTest {
  @TempDir Path folder;

  @Test
  void closesOnceTheHashThatIsBeingReadIsThere() throws Exception {
    Path file = Files.write(folder.resolve("model"), new byte[64 << 20]);
    FileBytes bytes = FileBytes.map(file, "model");
    CountDownLatch reading = new CountDownLatch(1);
    CompletableFuture<String> hash =
        CompletableFuture.supplyAsync(
            () -> {
              synchronized (bytes) {
                reading.countDown();
                return bytes.sha256();
              }
            });
    reading.await();

    assertThatCode(bytes::close).doesNotThrowAnyException();

    assertThat(hash.get()).hasSize(64);
  }
}
