package org.mixmim.installer.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.plan.Platform;
import org.mixmim.installer.plan.Version;

class ProgramFilesTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:06Z");

  @TempDir Path folder;
  private Path jars;
  private Path app;

  @BeforeEach
  void folders() throws IOException {
    jars = Files.createDirectory(folder.resolve("jars"));
    app = folder.resolve("app");
  }

  @Test
  void theProgramComesFirstAndEmptyJarsAreLeftOut() throws IOException {
    jar("a-library.jar", "a/A.class");
    jar("javafx-base.jar", "META-INF/MANIFEST.MF");
    jar("mixmim-app.jar", "org/mixmim/Main.class");
    assertThat(lay()).containsExactly("mixmim-app.jar", "a-library.jar");
    assertThat(app.resolve("javafx-base.jar")).doesNotExist();
  }

  @Test
  void libtorchLiesUnpackedBesideItsBridge() throws IOException {
    jar("mixmim-app.jar", "org/mixmim/Main.class");
    jar(
        "pytorch-native-cpu-1.jar",
        "native/lib/pytorch.properties",
        "pytorch/cpu/linux-x86_64/libtorch.so",
        "pytorch/cpu/linux-x86_64/libgomp-1.so.1");
    jar(
        "pytorch-jni-1.jar",
        "jnilib/linux-x86_64/cpu/libdjl_torch.so",
        "jnilib/linux-x86_64/cu128/libdjl_torch.so",
        "jnilib/win-x86_64/cpu/djl_torch.dll");
    lay();
    assertThat(names(app.resolve("natives")))
        .containsExactlyInAnyOrder("libtorch.so", "libgomp-1.so.1", "libdjl_torch.so");
    assertThat(app.resolve("natives").resolve("libdjl_torch.so"))
        .hasContent("jnilib/linux-x86_64/cpu/libdjl_torch.so");
    assertThat(entries("pytorch-native-cpu-1.jar"))
        .containsExactly("native/lib/pytorch.properties");
    assertThat(entries("pytorch-jni-1.jar"))
        .as("a libtorch that the user brings needs the bridges of this platform")
        .containsExactly(
            "jnilib/linux-x86_64/cpu/libdjl_torch.so", "jnilib/linux-x86_64/cu128/libdjl_torch.so");
  }

  @Test
  void otherLibrariesLieBesideTheJars() throws IOException {
    jar("mixmim-app.jar", "org/mixmim/Main.class");
    jar("javafx-graphics-1-linux.jar", "javafx/A.class", "libglass.so");
    jar(
        "jna-1.jar",
        "com/sun/jna/Native.class",
        "com/sun/jna/linux-x86-64/libjnidispatch.so",
        "com/sun/jna/aix-ppc/libjnidispatch.a",
        "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib");
    jar(
        "webp-imageio-1.jar",
        "com/luciad/A.class",
        "native/Linux/x86_64/libwebp-imageio.so",
        "native/Windows/x86_64/webp-imageio.dll");
    lay();
    assertThat(app.resolve("libwebp-imageio.so"))
        .hasContent("native/Linux/x86_64/libwebp-imageio.so");
    assertThat(entries("webp-imageio-1.jar")).containsExactly("com/luciad/A.class");
    assertThat(app.resolve("libglass.so")).exists();
    assertThat(app.resolve("libjnidispatch.so"))
        .hasContent("com/sun/jna/linux-x86-64/libjnidispatch.so");
    assertThat(entries("jna-1.jar")).containsExactly("com/sun/jna/Native.class");
    assertThat(entries("javafx-graphics-1-linux.jar")).containsExactly("javafx/A.class");
  }

  @Test
  void aStylesheetThatNamesAnotherFileStaysAsItIs() throws IOException {
    jar("mixmim-app.jar", "url(a.png).css", "compiled.css", "compiled.bss");
    lay();
    assertThat(entries("mixmim-app.jar"))
        .containsExactlyInAnyOrder("url(a.png).css", "compiled.css", "compiled.bss");
  }

  private List<String> lay() throws IOException {
    BuildPlan plan =
        new BuildPlan(
            jars,
            "mixmim-app.jar",
            folder,
            folder,
            folder,
            new Version("1.0.0"),
            TIME,
            Set.of(),
            folder,
            Platform.LINUX_X64);
    return new ProgramFiles(plan).lay(app);
  }

  /** Each entry holds its own name. */
  private void jar(String name, String... entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(jars.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private List<String> entries(String jar) throws IOException {
    try (ZipFile zip = new ZipFile(app.resolve(jar).toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
