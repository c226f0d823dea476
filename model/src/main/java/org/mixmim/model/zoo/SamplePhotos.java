package org.mixmim.model.zoo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The photographs that come with the program. */
public final class SamplePhotos {
  private static final String FOLDER = "photos/";

  private SamplePhotos() {}

  /**
   * Every sample, best first.
   *
   * @return at least two photographs
   * @throws StoreException if the program's assets are not on the class path
   */
  public static List<SamplePhoto> all() {
    List<SamplePhoto> photos = new ArrayList<>();
    for (JsonElement element : catalogue().getAsJsonArray("photos")) {
      JsonObject photo = element.getAsJsonObject();
      photos.add(
          new SamplePhoto(
              text(photo, "id"),
              localised(photo, "title"),
              Assets.get(FOLDER + text(photo, "file")),
              text(photo, "author"),
              text(photo, "source"),
              text(photo, "licence")));
    }
    return List.copyOf(photos);
  }

  /**
   * Pairs that show something, the one to begin with first.
   *
   * @return at least one pair
   * @throws StoreException if the program's assets are not on the class path
   */
  public static List<LessonPair> pairs() {
    Map<String, SamplePhoto> photos =
        all().stream().collect(Collectors.toMap(SamplePhoto::id, Function.identity()));
    List<LessonPair> pairs = new ArrayList<>();
    for (JsonElement element : catalogue().getAsJsonArray("pairs")) {
      JsonObject pair = element.getAsJsonObject();
      pairs.add(
          new LessonPair(
              photo(photos, text(pair, "a")),
              photo(photos, text(pair, "b")),
              localised(pair, "why")));
    }
    return List.copyOf(pairs);
  }

  private static SamplePhoto photo(Map<String, SamplePhoto> photos, String id) {
    SamplePhoto photo = photos.get(id);
    if (photo == null) {
      throw new IllegalStateException("No sample photograph is called " + id);
    }
    return photo;
  }

  private static JsonObject catalogue() {
    return Assets.json(FOLDER + "samples.json").getAsJsonObject();
  }

  private static LocalisedText localised(JsonObject object, String name) {
    JsonObject both = object.getAsJsonObject(name);
    return new LocalisedText(text(both, "en"), text(both, "zh"));
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }
}
