package org.mixmim.model.zoo;

import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One model as a catalogue's file describes it, before its members mean anything.
 *
 * @param name the model's name
 * @param place where the entry begins
 * @param members its members, the name among them
 */
record CatalogueEntry(String name, Place place, Map<String, Member> members) {
  private static final Set<String> SOURCES = Set.of("url", "file", "resource");

  /**
   * A place in a catalogue's file.
   *
   * @param file the file, as messages name it
   * @param line counted from 1
   */
  record Place(String file, int line) {
    StoreException problem(String key, Object... arguments) {
      Object[] all = new Object[arguments.length + 2];
      all[0] = file;
      // As text: MessageFormat would write line 1,234.
      all[1] = Integer.toString(line);
      System.arraycopy(arguments, 0, all, 2, arguments.length);
      return new StoreException(key, all);
    }
  }

  /**
   * A member's value.
   *
   * @param value any JSON
   * @param place where its name stands
   */
  record Member(JsonElement value, Place place) {}

  CatalogueEntry {
    members = Map.copyOf(members);
  }

  /** This entry, with what it does not say taken from another. */
  CatalogueEntry over(CatalogueEntry base) {
    Map<String, Member> merged = new LinkedHashMap<>(base.members);
    if (members.keySet().stream().anyMatch(SOURCES::contains)) {
      merged.keySet().removeAll(SOURCES);
    }
    merged.putAll(members);
    return new CatalogueEntry(name, place, merged);
  }
}
