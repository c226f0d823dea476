package org.mixmim.app.update;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;

/**
 * A version of the program that was announced.
 *
 * @param version for example {@code 1.2.0}
 * @param page where people can read about it and fetch it; empty if nothing was said
 */
record Release(String version, String page) {
  private static final int LONGEST = 200;

  /**
   * Reads an announcement: a JSON object with {@code version} and, if wanted, {@code page}.
   *
   * @param text the announcement
   * @return what it says
   * @throws IOException if it says nothing of the kind
   */
  static Release read(String text) throws IOException {
    try {
      JsonObject object = JsonParser.parseString(text).getAsJsonObject();
      Release release = new Release(string(object, "version"), string(object, "page"));
      ModuleDescriptor.Version.parse(release.version());
      return release;
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | IllegalArgumentException e) {
      throw new IOException("no announcement of a version", e);
    }
  }

  /** A member that will be shown: one short line, or nothing. */
  private static String string(JsonObject object, String name) {
    JsonElement member = object.get(name);
    String value = member == null ? "" : member.getAsString().strip();
    if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(name + " is not one short line");
    }
    return value;
  }

  /**
   * Whether this one comes after another. A snapshot comes before its release.
   *
   * @param used the version in use
   * @return whether it is newer
   */
  boolean isNewerThan(String used) {
    return ModuleDescriptor.Version.parse(version).compareTo(ModuleDescriptor.Version.parse(used))
        > 0;
  }
}
