package org.mixmim.model.zoo;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mixmim.model.zoo.DownloadException.Reason;
import org.mixmim.model.zoo.DownloadProgress.Phase;

/**
 * Fetches a build of libtorch from where the engine's makers publish it: a list of files, each
 * compressed with gzip, whose checksum is verified while it is unpacked. What has been fetched
 * survives a broken connection and an end of the program. Nothing is fetched without a plan, and
 * the plan is for the user to agree to.
 */
public final class LibtorchDownload implements AutoCloseable {
  /** Where the engine's makers publish the builds that are too large for Maven Central. */
  public static final URI SITE = URI.create("https://publish.djl.ai/pytorch/");

  private static final Pattern LIBRARY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,119}");
  private static final String PACKED = ".gz";

  /** Libraries unpack to about twice their packed size. */
  private static final int UNPACKED = 3;

  private final URI site;
  private final Path home;
  private final DownloadSettings settings;
  private final WebFiles web;
  private final DownloadControl control = new DownloadControl();

  /**
   * Makes a download ready.
   *
   * @param site {@link #SITE}, or a mirror of it
   * @param home the program's data folder
   * @param settings how patient to be
   */
  public LibtorchDownload(URI site, Path home, DownloadSettings settings) {
    this.site = site;
    this.home = home;
    this.settings = settings;
    this.web = new WebFiles(settings);
  }

  /**
   * Asks the site about a build. Only descriptions are fetched.
   *
   * @param version of libtorch
   * @param flavour for example {@code cu128}
   * @param classifier the system, for example {@code linux-x86_64}
   * @return what the download would do
   * @throws DownloadException if the site cannot be reached or has no such build
   */
  public LibtorchPlan plan(String version, String flavour, String classifier) {
    String name = "libtorch-" + version + "-" + flavour + "-" + classifier;
    URI base = site.resolve(version + "/");
    String wanted = flavour + "/" + classifier + "/native/lib/";
    List<LibtorchPlan.Part> parts = new ArrayList<>();
    for (String line : web.lines(base.resolve("files.txt"))) {
      if (line.startsWith(wanted) && line.endsWith(PACKED)) {
        URI address = base.resolve(line);
        parts.add(new LibtorchPlan.Part(fileName(line), address, web.length(address)));
      }
    }
    if (parts.isEmpty()) {
      throw new DownloadException(Reason.NO_BUILD, base, flavour, classifier);
    }
    DiskRoom disk = new DiskRoom(home);
    return disk.get(
        () -> new LibtorchPlan(name, base, parts, bytesHere(name), folder(name), disk.free()));
  }

  private static String fileName(String line) {
    String packed = line.substring(line.lastIndexOf('/') + 1);
    String name =
        URLDecoder.decode(
            packed.substring(0, packed.length() - PACKED.length()), StandardCharsets.UTF_8);
    if (!LIBRARY.matcher(name).matches()) {
      throw new DownloadException(Reason.DAMAGED, line);
    }
    return name;
  }

  private Path folder(String name) {
    return home.resolve("libtorch").resolve(name);
  }

  private Path incoming(String name) {
    return home.resolve("incoming").resolve(name);
  }

  private long bytesHere(String name) throws IOException {
    Path folder = incoming(name);
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Ends the download and keeps what has been fetched. */
  public void stop() {
    control.wish(DownloadControl.Wish.STOP);
  }

  /**
   * Fetches, verifies and unpacks the libraries, on the thread that calls it.
   *
   * @param plan what the user agreed to
   * @param listener told how far it is, ten times a second at most
   * @return the folder of the libraries
   * @throws DownloadException if that cannot be done
   * @throws CancellationException after {@link #stop()} or {@link #close()}, or if the thread was
   *     interrupted
   */
  public Path run(LibtorchPlan plan, Consumer<DownloadProgress> listener) {
    if (Files.isDirectory(plan.folder())) {
      return plan.folder();
    }
    Path folder = incoming(plan.name());
    DiskRoom disk = new DiskRoom(home);
    try (var _ = lease(plan, folder, disk)) {
      long needed = UNPACKED * plan.bytes() - plan.bytesHere();
      if (disk.get(disk::free) < needed) {
        throw new DownloadException(Reason.DISK_FULL, home, needed >> 20, plan.bytesFree() >> 20);
      }
      long done = 0;
      for (LibtorchPlan.Part part : plan.files()) {
        if (!Files.exists(folder.resolve(part.fileName()))) {
          fetch(part, folder, disk, meter(plan, done, listener));
        }
        done += part.bytes().orElse(0);
      }
      disk.run(
          () -> {
            Files.createDirectories(plan.folder().getParent());
            Files.move(folder, plan.folder(), StandardCopyOption.ATOMIC_MOVE);
          });
      return plan.folder();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted");
    }
  }

  private static FileLease lease(LibtorchPlan plan, Path folder, DiskRoom disk) {
    return disk.get(
        () -> {
          Files.createDirectories(folder);
          return FileLease.take(folder.resolveSibling("." + plan.name() + ".lock"), Duration.ZERO)
              .orElseThrow(() -> new DownloadException(Reason.BUSY, plan.name()));
        });
  }

  /** Tells of one file as a part of all. */
  private static ProgressMeter meter(
      LibtorchPlan plan, long before, Consumer<DownloadProgress> listener) {
    OptionalLong total = OptionalLong.of(plan.bytes());
    return new ProgressMeter(
        OptionalLong.empty(),
        one -> {
          long bytes = before + one.bytes();
          double speed = one.bytesPerSecond();
          Optional<Duration> left =
              speed > 0
                  ? Optional.of(Duration.ofMillis((long) ((plan.bytes() - bytes) * 1000 / speed)))
                  : Optional.empty();
          listener.accept(new DownloadProgress(one.phase(), bytes, total, speed, left));
        },
        System::nanoTime);
  }

  private void fetch(LibtorchPlan.Part wanted, Path folder, DiskRoom disk, ProgressMeter meter)
      throws InterruptedException {
    String packed = wanted.fileName() + PACKED;
    PartFile part = disk.get(() -> PartFile.open(folder, packed, ""));
    try (part) {
      DownloadPlan plan =
          new DownloadPlan(
              wanted.fileName(),
              wanted.address(),
              wanted.bytes(),
              part.length(),
              folder,
              packed,
              "",
              Long.MAX_VALUE);
      new Transfer(plan, part, disk, web.client(), settings, control, meter).run();
      meter.enter(Phase.CHECKING, part.length());
      unpack(part, folder, wanted, disk);
    } catch (IOException e) {
      throw new DownloadException(e, Reason.READ_ONLY, folder);
    }
  }

  /** Gzip ends with a checksum of what was packed: reading to the end verifies it. */
  private void unpack(PartFile part, Path folder, LibtorchPlan.Part wanted, DiskRoom disk) {
    Path unpacked = folder.resolve(wanted.fileName() + ".unpacked");
    disk.run(
        () -> {
          part.flush();
          try (InputStream in = new GZIPInputStream(Files.newInputStream(part.path()), 1 << 16)) {
            control.check();
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
          } catch (ZipException | EOFException e) {
            part.restart();
            throw new DownloadException(e, Reason.DAMAGED, wanted.address());
          }
          Files.move(
              unpacked,
              folder.resolve(wanted.fileName()),
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.ATOMIC_MOVE);
          part.restart();
          part.close();
          Files.deleteIfExists(part.path());
        });
  }

  /** Ends a running download; what has been fetched stays for the next time. */
  @Override
  public void close() {
    stop();
    web.close();
  }
}
