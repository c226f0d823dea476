package org.mixmim.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.CheckpointException;
import org.mixmim.model.checkpoint.Checkpoints;
import org.mixmim.model.checkpoint.ParameterNames;
import org.mixmim.model.checkpoint.SafetensorsWriter;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.config.ConfigHints;
import org.mixmim.model.tensor.HostTensor;

/** A model whose file others write to, with float32 parameters, which are used where they lie. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Windows locks a mapped file against all this")
class ChangedFileTest {
  private static final HostTensor INPUT = Fixtures.input();

  @TempDir private Path folder;
  private Path file;
  private LoadedModel model;
  private HostTensor before;

  @BeforeEach
  void open() {
    file = folder.resolve("m.safetensors");
    try (Checkpoint ours = ShippedModelsTest.checkpoint("mixmim-tiny-everyday")) {
      SafetensorsWriter.write(
          file, ParameterNames.resolve(ours, ConfigHints.NONE), Optional.of(ScalarType.FLOAT32));
    }
    model = LoadedModel.open(Checkpoints.open(file), LoadOptions.DEFAULT);
    before = logits();
  }

  @AfterEach
  void close() {
    model.close();
  }

  private HostTensor logits() {
    return model.classifier().logits(INPUT, RunControl.NONE);
  }

  private void assertRefused() {
    assertRefused(this::logits);
    assertRefused(() -> model.features().pooled(INPUT, RunControl.NONE));
    assertRefused(model::sha256);
  }

  private static void assertRefused(ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            CheckpointException.class, e -> assertThat(e.key()).isEqualTo("checkpoint.changed"));
  }

  private void writeOver() throws IOException {
    FileTime then = Files.getLastModifiedTime(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1 << 20), channel.size() - (1 << 20));
    }
    // A clock that ticks slowly would hide the change.
    redate(then);
  }

  private void redate(FileTime then) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(then.toInstant().plus(Duration.ofSeconds(2))));
  }

  @Test
  void aFileCutShortIsRefused() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(4096);
    }
    assertRefused();
  }

  @Test
  void aFileWrittenOverIsRefused() throws IOException {
    writeOver();
    assertRefused();
  }

  @Test
  void aFileWhoseDateAloneChangedIsStillTheModelForAllWhoAskAtOnce() throws Exception {
    assertThat(model.sha256()).isPresent();
    for (int i = 0; i < 2; i++) {
      redate(Files.getLastModifiedTime(file));
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        Callable<HostTensor> ask = this::logits;
        for (Future<HostTensor> each : threads.invokeAll(Collections.nCopies(4, ask))) {
          assertThat(each.get()).isEqualTo(before);
        }
      }
    }
  }

  @Test
  void aFileOfAnotherDateWhoseHashWasNeverKnownIsRefused() throws IOException {
    redate(Files.getLastModifiedTime(file));
    assertRefused();
  }

  @Test
  void aFileOfOtherBytesIsRefusedAgainAndAgainThoughItsHashWasKnown() throws IOException {
    assertThat(model.sha256()).isPresent();
    writeOver();
    for (int i = 0; i < 2; i++) {
      assertRefused(this::logits);
    }
  }

  @Test
  void aFileChangedBeforeItsNumbersAreLoadedIsRefused() throws IOException {
    Checkpoint checkpoint = Checkpoints.open(file);
    Files.write(file, new byte[1], StandardOpenOption.APPEND);
    assertThatThrownBy(() -> LoadedModel.open(checkpoint, LoadOptions.DEFAULT))
        .isInstanceOf(CheckpointException.class);
  }

  @Test
  void aFileThatAnotherTookThePlaceOfOrThatIsGoneIsStillTheModel() throws IOException {
    Path other = Files.write(folder.resolve("other"), new byte[10]);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(logits()).isEqualTo(before);
    Files.delete(file);
    assertThat(logits()).isEqualTo(before);
    assertThat(model.sha256()).isPresent();
  }
}
