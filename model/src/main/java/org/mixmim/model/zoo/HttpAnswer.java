package org.mixmim.model.zoo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixmim.model.zoo.DownloadException.Reason;

/** What a server's answer to a download means (RFC 9110). */
final class HttpAnswer {
  static final int OK = 200;
  static final int PARTIAL = 206;
  static final int FORBIDDEN = 403;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int RANGE_NOT_SATISFIABLE = 416;
  static final int NOT_IMPLEMENTED = 501;
  private static final int UNAUTHORISED = 401;
  private static final int NOT_FOUND = 404;
  private static final int TIMEOUT = 408;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  private HttpAnswer() {}

  /**
   * The part of a file that a body holds.
   *
   * @param first the first byte's place
   * @param total the length of the whole file
   */
  record Range(long first, OptionalLong total) {}

  /** A refusal that may pass by itself. */
  static final class PassingRefusal extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;

    PassingRefusal(int status) {
      super("HTTP " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** Throws what an answer without the file means. */
  static void refuse(int status, URI address) throws PassingRefusal {
    switch (status) {
      case OK, PARTIAL -> {}
      case UNAUTHORISED, FORBIDDEN -> throw new DownloadException(Reason.FORBIDDEN, address);
      case NOT_FOUND, GONE -> throw new DownloadException(Reason.NOT_FOUND, address);
      case TIMEOUT, TOO_MANY, RANGE_NOT_SATISFIABLE -> throw new PassingRefusal(status);
      default -> {
        if (status >= SERVER_ERROR) {
          throw new PassingRefusal(status);
        }
        throw new DownloadException(Reason.SERVER, address, Integer.toString(status));
      }
    }
  }

  static OptionalLong length(HttpResponse<?> response) {
    try {
      return response.headers().firstValueAsLong("Content-Length");
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  static Optional<Range> range(HttpResponse<?> response) {
    Matcher matcher = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String total = matcher.group(2);
    return Optional.of(
        new Range(
            Long.parseLong(matcher.group(1)),
            total.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total))));
  }

  /** What {@code If-Range} may name: a weak ETag does not promise the same bytes. */
  static Optional<String> validator(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> response.headers().firstValue("Last-Modified"));
  }
}
