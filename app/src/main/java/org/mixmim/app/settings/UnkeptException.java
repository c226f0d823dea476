package org.mixmim.app.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.mixmim.model.problem.MixMimException;

/** What the program keeps for the next start cannot be written. */
public final class UnkeptException extends MixMimException {
  private static final long serialVersionUID = 1;

  private UnkeptException(Throwable cause, String key, Object... arguments) {
    super(cause, key, arguments);
  }

  /** Says why in the words of the system, where it has any. */
  static UnkeptException of(Exception failure, Path folder) {
    return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .findFirst()
        .map(
            reason ->
                switch (reason) {
                  case AccessDeniedException _ ->
                      new UnkeptException(failure, "unkept.not-allowed", folder);
                  case FileSystemException f when f.getReason() != null ->
                      new UnkeptException(failure, "unkept.reason", folder, f.getReason());
                  // Its words are nothing but the file's name.
                  case FileSystemException _ ->
                      new UnkeptException(failure, "unkept.unknown", folder);
                  default ->
                      new UnkeptException(
                          failure, "unkept.reason", folder, String.valueOf(reason.getMessage()));
                })
        .orElseGet(() -> new UnkeptException(failure, "unkept.unknown", folder));
  }
}
