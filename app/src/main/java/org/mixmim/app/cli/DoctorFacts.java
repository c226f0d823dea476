package org.mixmim.app.cli;

import com.google.gson.JsonObject;

/** What was found, in words for people and in numbers with their unit for machines. */
final class DoctorFacts {
  private final CliTexts texts;
  private final Columns columns = new Columns();
  private final JsonObject page = new JsonObject();

  DoctorFacts(CliTexts texts) {
    this.texts = texts;
  }

  /** For people. */
  Columns columns() {
    return columns;
  }

  /** For machines; the same in every language. */
  JsonObject page() {
    return page;
  }

  /** For people only. */
  void show(String name, String value) {
    columns.row(texts.text("out.doctor." + name), value);
  }

  /** A text of no language. */
  void text(String name, String value) {
    show(name, value);
    page.addProperty(name, value);
  }

  /** How many there are. */
  void count(String name, int value) {
    show(name, Integer.toString(value));
    page.addProperty(name, value);
  }

  /** A size. */
  void bytes(String name, long value) {
    show(name, texts.bytes(value));
    page.addProperty(name + "_bytes", value);
  }
}
