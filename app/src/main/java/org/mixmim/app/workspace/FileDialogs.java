package org.mixmim.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Asks the user for files. An interface, because tests cannot answer the platform's dialogs. */
public interface FileDialogs {
  /**
   * A kind of file.
   *
   * @param name what it is called
   * @param extensions without the dot, for example {@code png}
   */
  record Kind(ObservableValue<String> name, List<String> extensions) {
    /** Copies the extensions. */
    public Kind {
      extensions = List.copyOf(extensions);
    }
  }

  /**
   * Asks for one file to open.
   *
   * @param title what it is for
   * @param kinds what can be opened, the usual one first
   * @return the file, or nothing if the user thought better of it
   */
  Optional<Path> open(ObservableValue<String> title, List<Kind> kinds);

  /**
   * Asks for files to open.
   *
   * @param title what they are for
   * @param kinds what can be opened, the usual one first
   * @return the files, none if the user thought better of it
   */
  List<Path> openSeveral(ObservableValue<String> title, List<Kind> kinds);

  /**
   * Asks where to save.
   *
   * @param title what is saved
   * @param suggestedName a file name to start from
   * @param kinds what it can be saved as, the usual one first
   * @return the file, with an extension of one of the kinds
   */
  Optional<Path> save(ObservableValue<String> title, String suggestedName, List<Kind> kinds);

  /**
   * Asks for a folder.
   *
   * @param title what it is for
   * @return the folder, or nothing if the user thought better of it
   */
  Optional<Path> folder(ObservableValue<String> title);
}
