package org.mixmim.model.zoo;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixmim.model.zoo.CatalogueEntry.Member;
import org.mixmim.model.zoo.CatalogueEntry.Place;

/**
 * Reads {@code {"models": [{"name": …}, …]}} and keeps what it can: a wrong entry is left out and
 * reported with its line, the others stay.
 */
final class CatalogueReader {
  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "aliases",
          "title",
          "description",
          "variant",
          "kind",
          "classes",
          "normalisedPixels",
          "top1",
          "top5",
          "epochs",
          "trainingData",
          "licence",
          "url",
          "file",
          "resource",
          "bytes",
          "sha256");

  private static final Pattern LINE = Pattern.compile(" at line (\\d+) column ");

  private final String file;
  private final JsonReader json;
  private final List<CatalogueEntry> entries = new ArrayList<>();
  private final List<StoreException> problems = new ArrayList<>();

  private CatalogueReader(String file, String text) {
    this.file = file;
    this.json = new JsonReader(new StringReader(text));
  }

  /**
   * What a catalogue's file says.
   *
   * @param entries the entries that could be read, in the file's order
   * @param problems what could not
   */
  record Contents(List<CatalogueEntry> entries, List<StoreException> problems) {}

  static Contents read(String file, String text) {
    CatalogueReader reader = new CatalogueReader(file, text);
    try {
      reader.catalogue();
    } catch (MalformedJsonException | EOFException | JsonParseException e) {
      reader.problems.add(reader.place().problem("entry.syntax"));
    } catch (IOException | IllegalStateException e) {
      // The reader's word for another kind of value than the one asked for.
      reader.problems.add(reader.place().problem("entry.form"));
    }
    return new Contents(List.copyOf(reader.entries), List.copyOf(reader.problems));
  }

  private void catalogue() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      Place place = place();
      String member = json.nextName();
      if (member.equals("models")) {
        json.beginArray();
        while (json.hasNext()) {
          entry();
        }
        json.endArray();
      } else {
        problems.add(place.problem("entry.unknown-member", member));
        json.skipValue();
      }
    }
    json.endObject();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      problems.add(place().problem("entry.syntax"));
    }
  }

  private void entry() throws IOException {
    Map<String, Member> members = new LinkedHashMap<>();
    json.beginObject();
    Place start = place();
    while (json.hasNext()) {
      String member = json.nextName();
      Place place = place();
      JsonElement value = JsonParser.parseReader(json);
      if (!KNOWN.contains(member)) {
        problems.add(place.problem("entry.unknown-member", member));
      } else if (members.put(member, new Member(value, place)) != null) {
        problems.add(place.problem("entry.twice", member));
      }
    }
    json.endObject();
    Member name = members.get("name");
    if (name == null) {
      problems.add(start.problem("entry.no-name"));
    } else if (!name.value().isJsonPrimitive() || !ModelNames.isName(name.value().getAsString())) {
      problems.add(name.place().problem("entry.bad-name", name.value()));
    } else {
      entries.add(new CatalogueEntry(name.value().getAsString(), start, members));
    }
  }

  /** Where the reader stands; Gson tells the line in its description of itself only. */
  private Place place() {
    Matcher matcher = LINE.matcher(json.toString());
    return new Place(file, matcher.find() ? Integer.parseInt(matcher.group(1)) : 1);
  }
}
