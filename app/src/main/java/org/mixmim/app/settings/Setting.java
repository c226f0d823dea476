package org.mixmim.app.settings;

import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;

/**
 * Something to remember, with its type.
 *
 * @param name its name in the file, for example {@code mix.paste-visible}
 * @param type how it is written: anything Gson can write, such as strings, numbers, records, lists
 * @param fallback its value while nothing, or nothing readable, is remembered
 * @param <T> the value's type, immutable
 */
public record Setting<T>(String name, Type type, T fallback) {
  /**
   * A setting of a plain class, enum or record.
   *
   * @param name its name in the file
   * @param type its class
   * @param fallback its value at first
   * @param <T> the value's type
   * @return the setting
   */
  public static <T> Setting<T> of(String name, Class<T> type, T fallback) {
    return new Setting<>(name, type, fallback);
  }

  /**
   * A setting of a generic type, such as a list.
   *
   * @param name its name in the file
   * @param type its type
   * @param fallback its value at first
   * @param <T> the value's type
   * @return the setting
   */
  public static <T> Setting<T> of(String name, TypeToken<T> type, T fallback) {
    return new Setting<>(name, type.getType(), fallback);
  }
}
