package org.mixmim.installer.icon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mixmim.installer.plan.BuildPlan;
import org.mixmim.installer.process.PackagingException;

/** The icon as it lies in the assets. */
public final class IconPictures {
  private static final String FOLDER = "org/mixmim/assets/icons/";
  private static final int[] SIZES = {16, 32, 48, 64, 128, 256, 512};

  private final SortedMap<Integer, byte[]> png;
  private final byte[] svg;

  private IconPictures(SortedMap<Integer, byte[]> png, byte[] svg) {
    this.png = png;
    this.svg = svg;
  }

  /**
   * The pictures by their side in pixels.
   *
   * @return PNG files
   */
  public SortedMap<Integer, byte[]> png() {
    return Collections.unmodifiableSortedMap(png);
  }

  /**
   * The drawing for every size.
   *
   * @return an SVG file
   */
  public byte[] svg() {
    return svg.clone();
  }

  /**
   * Reads the icon.
   *
   * @param plan whose jars hold the assets
   * @return the pictures
   * @throws IOException if the jar cannot be read
   */
  public static IconPictures of(BuildPlan plan) throws IOException {
    Path jar;
    try (Stream<Path> files = Files.list(plan.jars())) {
      jar =
          files
              .filter(file -> file.getFileName().toString().startsWith("mixmim-assets-"))
              .findFirst()
              .orElseThrow(() -> new PackagingException("The jar of assets is missing."));
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      SortedMap<Integer, byte[]> pictures = new TreeMap<>();
      for (int size : SIZES) {
        pictures.put(size, read(zip, "mixmim-" + size + ".png"));
      }
      return new IconPictures(pictures, read(zip, "mixmim.svg"));
    }
  }

  private static byte[] read(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(FOLDER + name);
    if (entry == null) {
      throw new PackagingException("The icon " + name + " is missing among the assets.");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
