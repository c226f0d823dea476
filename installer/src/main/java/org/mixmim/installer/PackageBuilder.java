package org.mixmim.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mixmim.installer.archive.Checksums;
import org.mixmim.installer.archive.SizeReport;
import org.mixmim.installer.archive.Tarball;
import org.mixmim.installer.desktop.JpackageImage;
import org.mixmim.installer.desktop.JpackagePackage;
import org.mixmim.installer.files.Folders;
import org.mixmim.installer.image.Layout;
import org.mixmim.installer.linux.DebianPackage;
import org.mixmim.installer.linux.LinuxImage;
import org.mixmim.installer.linux.RpmPackage;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.plan.Platform;

/** Makes the application image and the packages of the platform that it runs on. */
public final class PackageBuilder {
  private static final System.Logger LOG = System.getLogger(PackageBuilder.class.getName());

  private final BuildPlan plan;

  private PackageBuilder(BuildPlan plan) {
    this.plan = plan;
  }

  /**
   * Makes everything.
   *
   * @param arguments as {@link BuildPlan#of} reads them
   * @throws IOException if something cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    new PackageBuilder(BuildPlan.of(List.of(arguments))).build();
  }

  private void build() throws IOException {
    boolean linux = plan.platform().os() == Platform.Os.LINUX;
    Layout image = linux ? new LinuxImage(plan).build() : new JpackageImage(plan).build();
    Path folder = Folders.fresh(plan.output().resolve("packages"));
    if (linux) {
      linuxPackages(image, folder);
    } else if (wanted("msi") || wanted("dmg")) {
      JpackagePackage.build(plan, image, folder);
    }
    if (wanted(Tarball.ending(plan.platform()))) {
      Tarball.pack(plan, image, folder);
    }
    String sizes = SizeReport.of(image, packages(folder));
    Files.writeString(plan.output().resolve("sizes.txt"), sizes);
    LOG.log(System.Logger.Level.INFO, "Sizes:\n{0}", sizes);
    Files.copy(
        plan.licences().resolve("bom.json"), folder.resolve(BuildPlan.ID + ".cyclonedx.json"));
    Checksums.write(folder);
  }

  private void linuxPackages(Layout image, Path folder) throws IOException {
    if (wanted("deb")) {
      DebianPackage.build(plan, image, folder);
    }
    if (wanted("rpm")) {
      if (RpmPackage.possible()) {
        RpmPackage.build(plan, image, folder);
      } else {
        LOG.log(System.Logger.Level.INFO, "No .rpm: rpmbuild is not installed here.");
      }
    }
  }

  private boolean wanted(String format) {
    return plan.formats().contains(format);
  }

  private static List<Path> packages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
