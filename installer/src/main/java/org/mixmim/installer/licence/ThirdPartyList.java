package org.mixmim.installer.licence;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list that the licence plugin writes: {@code (Licence) (Other licence) Name (group:…)}. */
final class ThirdPartyList {
  private static final Pattern LICENCE = Pattern.compile("\\G\\s*\\(([^()]*)\\)");

  private ThirdPartyList() {}

  /**
   * The licences that are named.
   *
   * @param lines of the list
   * @return their names, each once
   */
  static SortedSet<String> licences(List<String> lines) {
    SortedSet<String> names = new TreeSet<>();
    for (String line : lines) {
      Matcher matcher = LICENCE.matcher(line);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
