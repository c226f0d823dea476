package org.mixmim.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.mixmim.app.ProductVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    ProductVersion version = ProductVersion.current();
    List<String> lines = new ArrayList<>();
    lines.add("MixMIM Explorer " + version.number());
    version
        .origin()
        .ifPresent(origin -> lines.add("Commit " + origin.commit() + " of " + origin.date()));
    lines.add(
        "Java "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
    return lines.toArray(String[]::new);
  }
}
