package org.mixmim.installer.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.mixmim.installer.plan.BuildPlan;

/**
 * The program's jars, without native libraries and with compiled stylesheets, and the native
 * libraries of one platform.
 */
public final class ProgramFiles {
  private final BuildPlan plan;
  private final NativeRules rules;

  /**
   * The files of a build.
   *
   * @param plan of the build
   */
  public ProgramFiles(BuildPlan plan) {
    this.plan = plan;
    this.rules = new NativeRules(plan.platform());
  }

  /**
   * Lays jars and libraries into a folder.
   *
   * @param app the folder
   * @return the names of the jars in the order of the class path, the program's own first
   * @throws IOException if something cannot be read or written
   */
  public List<String> lay(Path app) throws IOException {
    Files.createDirectories(app);
    List<String> classPath = new ArrayList<>();
    for (Path jar : jars()) {
      String name = jar.getFileName().toString();
      if (isEmpty(jar)) {
        continue;
      }
      Optional<NativeRules.Rule> rule = rules.of(name);
      if (rule.isPresent()) {
        split(jar, rule.get(), app);
      } else {
        Files.copy(jar, app.resolve(name));
      }
      classPath.add(name);
    }
    Stylesheets.compile(classPath.stream().map(app::resolve).toList(), plan.timestamp());
    Collections.swap(classPath, 0, classPath.indexOf(plan.mainJar()));
    return List.copyOf(classPath);
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(plan.jars())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** OpenJFX's jars without a classifier hold nothing but a manifest. */
  private static boolean isEmpty(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().allMatch(entry -> entry.getName().startsWith("META-INF/"));
    }
  }

  private void split(Path jar, NativeRules.Rule rule, Path app) throws IOException {
    Path slim = app.resolve(jar.getFileName().toString());
    try (ZipFile zip = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(slim);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        boolean library = NativeRules.isNative(entry.getName());
        if (library && rule.wanted().matcher(entry.getName()).matches()) {
          unpack(zip, entry, app.resolve(rule.folder()));
        }
        if (!library || rule.kept().matcher(entry.getName()).matches()) {
          copy(zip, entry, out);
        }
      }
    }
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    Files.createDirectories(folder);
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, folder.resolve(name));
    }
  }

  private void copy(ZipFile zip, ZipEntry entry, ZipOutputStream out) throws IOException {
    ZipEntry copy = new ZipEntry(entry.getName());
    copy.setLastModifiedTime(java.nio.file.attribute.FileTime.from(plan.timestamp()));
    out.putNextEntry(copy);
    try (InputStream in = zip.getInputStream(entry)) {
      in.transferTo(out);
    }
    out.closeEntry();
  }
}
