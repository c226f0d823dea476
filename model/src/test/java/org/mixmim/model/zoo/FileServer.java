package org.mixmim.model.zoo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A server on this machine that answers as it is told, rightly or wrongly, down to the byte. */
final class FileServer implements AutoCloseable {
  /** What came. */
  record Request(String method, String path, Map<String, String> headers) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Where the wanted range begins. */
    int rangeStart() {
      return header("Range")
          .map(range -> Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1")))
          .orElse(0);
    }

    boolean isGet() {
      return method.equals("GET");
    }
  }

  /** What goes back; after the body the connection ends, or stays silent until the server ends. */
  static final class Reply {
    private final int status;
    private final List<String> headers;
    private final byte[] body;
    private final boolean thenSilent;

    private Reply(int status, List<String> headers, byte[] body, boolean thenSilent) {
      this.status = status;
      this.headers = headers;
      this.body = body;
      this.thenSilent = thenSilent;
    }

    static Reply of(int status, byte[] body, String... headers) {
      return new Reply(status, List.of(headers), body, false);
    }

    Reply cutTo(int bytes) {
      byte[] start = new byte[Math.min(bytes, body.length)];
      System.arraycopy(body, 0, start, 0, start.length);
      return new Reply(status, headers, start, thenSilent);
    }

    Reply silentAfter(int bytes) {
      Reply cut = cutTo(bytes);
      return new Reply(status, headers, cut.body, true);
    }
  }

  private final ServerSocket socket;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Function<Request, Reply> answers;

  FileServer(Function<Request, Reply> answers) throws IOException {
    this.answers = answers;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** Answers as a good server does for a file with an ETag. */
  static Reply proper(Request request, byte[] file, String tag) {
    if (!request.isGet()) {
      return Reply.of(200, new byte[0], "Content-Length: " + file.length, "ETag: " + tag);
    }
    int start = request.rangeStart();
    boolean same = request.header("If-Range").map(tag::equals).orElse(true);
    if (request.header("Range").isEmpty() || !same) {
      return Reply.of(200, file, "Content-Length: " + file.length, "ETag: " + tag);
    }
    if (start >= file.length) {
      return Reply.of(416, new byte[0], "Content-Range: bytes */" + file.length);
    }
    return partial(file, start, file.length, tag);
  }

  static Reply partial(byte[] file, int start, int total, String tag) {
    byte[] rest = new byte[file.length - start];
    System.arraycopy(file, start, rest, 0, rest.length);
    return Reply.of(
        206,
        rest,
        "Content-Length: " + rest.length,
        "Content-Range: bytes " + start + "-" + (total - 1) + "/" + total,
        "ETag: " + tag);
  }

  void answer(Function<Request, Reply> newAnswers) {
    answers = newAnswers;
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  List<Request> gets() {
    return requests.stream().filter(Request::isGet).toList();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = connection.getOutputStream()) {
      String first = in.readLine();
      if (first == null) {
        return;
      }
      String[] words = first.split(" ", -1);
      Map<String, String> headers = new HashMap<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      Request request = new Request(words[0], words[1], headers);
      requests.add(request);
      Reply reply = answers.apply(request);
      List<String> lines = new ArrayList<>();
      lines.add("HTTP/1.1 " + reply.status + " Reply");
      lines.addAll(reply.headers);
      lines.add("Connection: close");
      out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.write(reply.body);
      out.flush();
      if (reply.thenSilent) {
        end.await();
      }
    } catch (IOException e) {
      // The client went away, as it may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    socket.close();
  }
}
