package org.mixmim.model.zoo;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.mixmim.model.zoo.DownloadControl.Wish;
import org.mixmim.model.zoo.DownloadException.Reason;
import org.mixmim.model.zoo.DownloadProgress.Phase;

/** Brings a file's bytes here, over as many connections as it takes. */
final class Transfer {
  private static final int BUFFER = 1 << 16;

  private final DownloadPlan plan;
  private final PartFile part;
  private final DiskRoom disk;
  private final HttpClient client;
  private final DownloadSettings settings;
  private final DownloadControl control;
  private final ProgressMeter meter;

  Transfer(
      DownloadPlan plan,
      PartFile part,
      DiskRoom disk,
      HttpClient client,
      DownloadSettings settings,
      DownloadControl control,
      ProgressMeter meter) {
    this.plan = plan;
    this.part = part;
    this.disk = disk;
    this.client = client;
    this.settings = settings;
    this.control = control;
    this.meter = meter;
  }

  void run() throws InterruptedException {
    int failures = 0;
    boolean whole = false;
    while (!whole) {
      if (control.wish() == Wish.PAUSE) {
        meter.enter(Phase.PAUSED, part.length());
      }
      control.awaitGo();
      meter.enter(Phase.CONNECTING, part.length());
      long before = part.length();
      try {
        receive();
        whole = true;
      } catch (IOException e) {
        if (control.wish() == Wish.GO && !control.wasCut()) {
          failures = part.length() > before ? 1 : failures + 1;
          if (failures >= settings.attempts()) {
            throw failure(e);
          }
          control.sleep(settings.pause().toMillis() << (failures - 1));
        }
      }
    }
  }

  private DownloadException failure(IOException e) {
    String host = String.valueOf(plan.address().getHost());
    return switch (e) {
      case Stalled stalled ->
          new DownloadException(e, Reason.STALLED, host, settings.stall().toSeconds());
      case HttpAnswer.PassingRefusal refusal ->
          new DownloadException(
              e, Reason.SERVER, plan.address(), Integer.toString(refusal.status()));
      default -> new DownloadException(e, Reason.NO_NETWORK, host);
    };
  }

  /** One connection, from where the file stands to its end. */
  private void receive() throws IOException, InterruptedException {
    OptionalLong total = total();
    if (total.isPresent() && part.length() == total.getAsLong()) {
      return;
    }
    HttpResponse<InputStream> response = send();
    try (InputStream body = response.body();
        StallWatch watch = new StallWatch(settings.stall(), () -> cut(body))) {
      control.connection(() -> cut(body));
      accept(response);
      copy(body, watch);
    } finally {
      control.noConnection();
    }
    OptionalLong expected = total();
    if (expected.isPresent() && part.length() < expected.getAsLong()) {
      throw new EOFException("The connection ended early");
    }
  }

  private OptionalLong total() {
    return plan.bytes().isPresent()
        ? plan.bytes()
        : part.version().map(PartFile.Version::total).orElse(OptionalLong.empty());
  }

  private HttpResponse<InputStream> send() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(plan.address())
            .header("User-Agent", WebFiles.AGENT)
            .timeout(settings.stall());
    if (part.length() > 0) {
      request.header("Range", "bytes=" + part.length() + "-");
      part.version()
          .filter(version -> version.address().equals(plan.address().toString()))
          .flatMap(PartFile.Version::validator)
          .ifPresent(validator -> request.header("If-Range", validator));
    }
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofInputStream());
    control.connection(() -> answer.cancel(true));
    try {
      return answer.get();
    } catch (CancellationException e) {
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      if (!answer.isDone()) {
        answer.cancel(true);
      }
      control.noConnection();
    }
  }

  /** Decides what the answer's body is, and makes the file ready for it. */
  private void accept(HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    if (status == HttpAnswer.RANGE_NOT_SATISFIABLE) {
      restart();
    }
    HttpAnswer.refuse(status, plan.address());
    OptionalLong total;
    if (status == HttpAnswer.PARTIAL) {
      Optional<HttpAnswer.Range> range = HttpAnswer.range(response);
      if (range.isEmpty() || range.get().first() != part.length()) {
        restart();
        throw new DownloadException(Reason.WRONG_RANGE, plan.address());
      }
      total = range.get().total();
    } else {
      // The whole file: the server knows no ranges, or the file has changed since.
      restart();
      total = HttpAnswer.length(response);
    }
    OptionalLong known = total();
    if (total.isPresent() && known.isPresent() && total.getAsLong() != known.getAsLong()) {
      throw wrongLength(total.getAsLong());
    }
    OptionalLong now = total.isPresent() ? total : known;
    now.ifPresent(meter::total);
    PartFile.Version version =
        new PartFile.Version(
            plan.address().toString(), HttpAnswer.validator(response), now, plan.sha256());
    disk.run(() -> part.note(version));
  }

  private void copy(InputStream body, StallWatch watch) throws IOException {
    OptionalLong total = total();
    byte[] buffer = new byte[BUFFER];
    meter.enter(Phase.RECEIVING, part.length());
    try {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        if (total.isPresent() && part.length() + n > total.getAsLong()) {
          throw wrongLength(part.length() + n);
        }
        int count = n;
        disk.run(() -> part.append(buffer, count));
        watch.touch();
        meter.advance(Phase.RECEIVING, part.length());
      }
    } catch (IOException e) {
      throw watch.stalled() ? new Stalled(e) : e;
    }
    if (watch.stalled()) {
      throw new Stalled(new EOFException());
    }
    if (control.wasCut()) {
      // Cut on purpose, which must not pass for the end of a file of unknown length.
      throw new EOFException();
    }
  }

  private DownloadException wrongLength(long offered) {
    restart();
    return new DownloadException(
        Reason.WRONG_LENGTH, plan.address(), plan.bytes().orElse(0), offered);
  }

  private void restart() {
    disk.run(() -> part.restart());
  }

  static void cut(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server has sent nothing for too long. */
  static final class Stalled extends IOException {
    private static final long serialVersionUID = 1;

    Stalled(IOException cause) {
      super(cause);
    }
  }
}
