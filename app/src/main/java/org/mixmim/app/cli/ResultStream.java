package org.mixmim.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Results on their way out, in UTF-8; unlike other print streams it knows why some were lost. */
public final class ResultStream extends PrintStream {
  private static final Set<String> ENDED_ON_WINDOWS =
      Set.of("The pipe is being closed", "The pipe has been ended");

  private final Remembering target;

  /**
   * Makes the stream.
   *
   * @param target where results go
   */
  public ResultStream(OutputStream target) {
    this(new Remembering(target));
  }

  private ResultStream(Remembering target) {
    super(target, true, StandardCharsets.UTF_8);
    this.target = target;
  }

  /**
   * Why results did not arrive.
   *
   * @return the first failure; empty if all arrived, or if their reader has had enough
   */
  Optional<IOException> failure() {
    flush();
    return target.failure.filter(failure -> !isUnread(failure));
  }

  private static boolean isUnread(IOException failure) {
    String message = Objects.toString(failure.getMessage(), "");
    return ENDED_ON_WINDOWS.contains(message) || message.equals(brokenPipe());
  }

  /** Systems say it in the user's language, so a pipe is broken to hear how. */
  private static String brokenPipe() {
    try {
      Pipe pipe = Pipe.open();
      try (Pipe.SinkChannel sink = pipe.sink()) {
        pipe.source().close();
        sink.write(ByteBuffer.allocate(1));
      }
      return "";
    } catch (IOException e) {
      return Objects.toString(e.getMessage(), "");
    }
  }

  /** Keeps what a {@link PrintStream} turns into a mere yes or no. */
  private static final class Remembering extends OutputStream {
    private final OutputStream target;
    private Optional<IOException> failure = Optional.empty();

    Remembering(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] values, int from, int count) throws IOException {
      try {
        target.write(values, from, count);
      } catch (IOException e) {
        throw noted(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        target.flush();
      } catch (IOException e) {
        throw noted(e);
      }
    }

    private IOException noted(IOException e) {
      failure = failure.or(() -> Optional.of(e));
      return e;
    }
  }
}
