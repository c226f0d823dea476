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
import java.util.List;
import java.util.Optional;
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
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            this::logits, () -> model.features().pooled(INPUT, RunControl.NONE), model::sha256)) {
      assertThatThrownBy(use)
          .isInstanceOfSatisfying(
              CheckpointException.class, e -> assertThat(e.key()).isEqualTo("checkpoint.changed"));
    }
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
    FileTime then = Files.getLastModifiedTime(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1 << 20), channel.size() - (1 << 20));
    }
    // A clock that ticks slowly would hide the change.
    Files.setLastModifiedTime(file, FileTime.from(then.toInstant().plus(Duration.ofSeconds(2))));
    assertRefused();
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
