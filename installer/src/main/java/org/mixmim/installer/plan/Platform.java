package org.mixmim.installer.plan;

import java.util.Locale;
import org.mixmim.installer.process.PackagingException;

/** A platform that libtorch is there for, with the name that each party gives it. */
public enum Platform {
  /** Linux on 64-bit Intel and AMD processors. */
  LINUX_X64(
      Os.LINUX, "linux-x64", "linux-x86_64", "linux-x86-64", "Linux/x86_64", "amd64", "x86_64"),
  /** Linux on 64-bit ARM processors. */
  LINUX_ARM64(
      Os.LINUX,
      "linux-arm64",
      "linux-aarch64",
      "linux-aarch64",
      "Linux/aarch64",
      "arm64",
      "aarch64"),
  /** Windows on 64-bit Intel and AMD processors. */
  WINDOWS_X64(Os.WINDOWS, "windows-x64", "win-x86_64", "win32-x86-64", "Windows/x86_64", "", ""),
  /** macOS on Apple's processors. */
  MACOS_ARM64(Os.MACOS, "macos-arm64", "osx-aarch64", "darwin-aarch64", "Mac/aarch64", "", "");

  /** Operating systems. */
  public enum Os {
    /** Linux. */
    LINUX,
    /** Windows. */
    WINDOWS,
    /** macOS. */
    MACOS
  }

  private final Os os;
  private final String label;
  private final String djl;
  private final String jna;
  private final String webp;
  private final String debian;
  private final String rpm;

  Platform(Os os, String label, String djl, String jna, String webp, String debian, String rpm) {
    this.os = os;
    this.label = label;
    this.djl = djl;
    this.jna = jna;
    this.webp = webp;
    this.debian = debian;
    this.rpm = rpm;
  }

  /**
   * The platform that this JVM runs on.
   *
   * @return which
   * @throws PackagingException if there is no libtorch for it
   */
  public static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String name, String architecture) {
    String system = name.toLowerCase(Locale.ROOT);
    boolean arm = architecture.equals("aarch64");
    boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
    if (system.startsWith("linux") && (arm || intel)) {
      return arm ? LINUX_ARM64 : LINUX_X64;
    }
    if (system.startsWith("windows") && intel) {
      return WINDOWS_X64;
    }
    if (system.startsWith("mac") && arm) {
      return MACOS_ARM64;
    }
    throw new PackagingException(
        "There is no libtorch for "
            + name
            + " on "
            + architecture
            + ". Package on Linux (x64, arm64), Windows (x64) or macOS (arm64).");
  }

  /**
   * The operating system.
   *
   * @return which
   */
  public Os os() {
    return os;
  }

  /**
   * The name in file names.
   *
   * @return for example {@code linux-x64}
   */
  public String label() {
    return label;
  }

  /**
   * The name in DJL's jars.
   *
   * @return for example {@code linux-x86_64}
   */
  public String djl() {
    return djl;
  }

  /**
   * The name in JNA's jar.
   *
   * @return for example {@code linux-x86-64}
   */
  public String jna() {
    return jna;
  }

  /**
   * The folder in webp-imageio's jar.
   *
   * @return for example {@code Linux/x86_64}
   */
  public String webp() {
    return webp;
  }

  /**
   * Debian's name of the processor.
   *
   * @return for example {@code amd64}; empty off Linux
   */
  public String debian() {
    return debian;
  }

  /**
   * The name of the processor in RPM.
   *
   * @return for example {@code x86_64}; empty off Linux
   */
  public String rpm() {
    return rpm;
  }
}
