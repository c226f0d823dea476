package org.mixmim.installer.licence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.process.PackagingException;

/**
 * The folder of licences in a package: the list, the texts, and what the libraries say themselves.
 */
public final class LicenceFolder {
  private static final Pattern OWN_WORDS =
      Pattern.compile(
          "(META-INF/(LICENSE|NOTICE)[^/]*)|org/mixmim/.*/(OFL.txt|LICENSES.md|GPL-2.0.txt)");

  private LicenceFolder() {}

  /**
   * Lays the folder out.
   *
   * @param plan of the build
   * @param target the folder
   * @throws IOException if something cannot be read or written
   * @throws PackagingException if a library's licence is there in name only
   */
  public static void lay(BuildPlan plan, Path target) throws IOException {
    Files.createDirectories(target);
    Path list = plan.licences().resolve("THIRD-PARTY.txt");
    Files.copy(list, target.resolve("THIRD-PARTY.txt"));
    Files.copy(plan.licences().resolve("bom.json"), target.resolve("bom.json"));
    Path texts = plan.resources().resolve("licences");
    for (String name : ThirdPartyList.licences(Files.readAllLines(list))) {
      if (Files.notExists(texts.resolve(name + ".txt"))) {
        throw new PackagingException(
            "There is no text of the licence '"
                + name
                + "'. Add it as "
                + name
                + ".txt in "
                + texts);
      }
    }
    try (Stream<Path> files = Files.list(texts)) {
      for (Path text : files.sorted().toList()) {
        Files.copy(text, target.resolve(text.getFileName().toString()));
      }
    }
    ownWords(plan, Files.createDirectories(target.resolve("libraries")));
  }

  private static void ownWords(BuildPlan plan, Path target) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(plan.jars())) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      String name = jar.getFileName().toString().replaceAll("\\.jar$", "");
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
          if (OWN_WORDS.matcher(entry.getName()).matches()) {
            Path folder = Files.createDirectories(target.resolve(name));
            try (InputStream in = zip.getInputStream(entry)) {
              Files.copy(in, folder.resolve(Path.of(entry.getName()).getFileName().toString()));
            }
          }
        }
      }
    }
  }
}
